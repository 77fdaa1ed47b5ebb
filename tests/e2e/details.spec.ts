import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DetailsPage } from './pages/DetailsPage.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { launchApp, type RunningApp } from './launchApp.ts'

const post = `---
# kept as it is
title: 'Past Lives'
layout: wide   # not ours
date: 2025-01-20T20:00:00+08:00
review:
  rating: 3.5 # of five
  kind: film
mood: {rain: true}
---

Two people, three cities.
`

let running: RunningApp
let details: DetailsPage
let editor: EditorPage

async function start(text: string): Promise<void> {
  running = await launchApp({ library: { 'past-lives.md': text, 'perfect-days.md': '---\ntitle: Perfect Days\ntags: [tokyo]\n---\n\nA day.\n' }, args: ['past-lives.md'] })
  details = new DetailsPage(running.window)
  editor = new EditorPage(running.window)
  await expect(editor.body).toBeVisible()
}

/** What the file holds once saved. */
async function onDisk(): Promise<string> {
  await editor.save()
  return readFile(join(running.libraryFolder, 'past-lives.md'), 'utf8')
}

test.afterEach(async () => running.close())

test('The author rates by keys, by halves, and takes the rating away', async () => {
  await start(post)
  await expect(details.rating).toHaveAttribute('aria-valuetext', '3.5 out of 5')
  await details.rating.focus()
  await running.window.keyboard.press('ArrowRight')
  await expect(details.rating).toHaveAttribute('aria-valuetext', '4 out of 5')
  await running.window.keyboard.press('End')
  await running.window.keyboard.press('ArrowLeft')
  await expect(details.rating).toHaveAttribute('aria-valuetext', '4.5 out of 5')
  expect(await onDisk()).toBe(post.replace('rating: 3.5 #', 'rating: 4.5 #'))
  await details.rating.focus()
  await running.window.keyboard.press('3')
  await expect(details.rating).toHaveAttribute('aria-valuetext', '3 out of 5')
  await running.window.keyboard.press('Delete')
  await expect(details.rating).toHaveAttribute('aria-valuetext', 'Not rated')
})

test('A click on the left half of a star gives half a star', async () => {
  await start(post)
  const box = await details.rating.boundingBox()
  if (!box) throw new Error('The rating is not on screen')
  await running.window.mouse.click(box.x + box.width * 0.25, box.y + box.height / 2)
  await expect(details.rating).toHaveAttribute('aria-valuetext', '1.5 out of 5')
})

test('The author warns, says how severe, adds a note, and none means an empty list', async () => {
  await start(post)
  await details.noWarnings.check()
  expect(await onDisk()).toContain('\nwarnings: []\n')
  await details.noWarnings.uncheck()
  expect(await onDisk()).toBe(post)
  await details.warning('Smoking').check()
  await details.warning('Suicide').check()
  await details.severity('Suicide').selectOption('Moderate')
  await details.note('Suicide').fill('spoken of: twice')
  await details.note('Suicide').blur()
  await details.spoiler('Suicide').check()
  const saved = await onDisk()
  expect(saved).toMatch(/smoking/)
  expect(saved).toMatch(/severity: moderate/)
  expect(saved).toMatch(/spoken of: twice/)
  expect(saved).toMatch(/spoiler: true/)
  await details.warning('Suicide').uncheck()
  await details.warning('Smoking').uncheck()
  expect(await onDisk()).toBe(post)
})

test('A form edit changes the bytes of its field and no others', async () => {
  await start(post)
  await details.draft.check()
  await details.date.fill('21 Jan 2025 9:05')
  await details.date.press('Enter')
  expect(await onDisk()).toBe(post.replace('2025-01-20T20:00:00+08:00', '2025-01-21T09:05:00+08:00').replace('mood: {rain: true}\n', 'mood: {rain: true}\ndraft: true\n'))
})

test('A date that cannot be read is marked and not written', async () => {
  await start(post)
  await details.date.fill('next Tuesday')
  await details.date.press('Enter')
  await expect(details.date).toHaveAttribute('aria-invalid', 'true')
  await expect(details.date).toHaveValue('next Tuesday')
  await details.date.press('Escape')
  await expect(details.date).toHaveValue('20 Jan 2025, 20:00')
})

test('Unknown fields are shown and kept', async () => {
  await start(post)
  await details.open('File')
  await expect(details.region.getByRole('region', { name: 'Other fields' })).toContainText('layout')
  await expect(details.region.getByRole('region', { name: 'Other fields' })).toContainText('mood')
})

test('One history holds typing and form edits', async () => {
  await start(post)
  await editor.typeAtEnd('Rain.')
  await details.rating.focus()
  await running.window.keyboard.press('End')
  await expect(details.rating).toHaveAttribute('aria-valuetext', '5 out of 5')
  await editor.body.click()
  await running.window.keyboard.press('ControlOrMeta+z')
  await expect(details.rating).toHaveAttribute('aria-valuetext', '3.5 out of 5')
  await expect(editor.body).toContainText('Rain.')
  await running.window.keyboard.press('ControlOrMeta+z')
  await expect(editor.body).not.toContainText('Rain.')
  await running.window.keyboard.press('ControlOrMeta+Shift+Z')
  await running.window.keyboard.press('ControlOrMeta+Shift+Z')
  await expect(details.rating).toHaveAttribute('aria-valuetext', '5 out of 5')
})

test('Front matter that cannot be read makes the forms step aside until it is mended', async () => {
  const broken = post.replace('mood: {rain: true}', 'mood: {rain: true')
  await start(broken)
  await expect(details.region.getByRole('alert')).toContainText(/Line \d+, column \d+/)
  await expect(details.rating).toBeHidden()
  await editor.typeAtEnd('Still writing.')
  expect(await onDisk()).toBe(`${broken}Still writing.`)
  await details.headSource.getByText('mood: {rain: true').click()
  await running.window.keyboard.press('End')
  await running.window.keyboard.type('}')
  await editor.body.click()
  await expect(details.rating).toBeVisible()
  expect(await onDisk()).toBe(`${post}Still writing.`)
})

test('A related post is found by typing, and written by its path', async () => {
  await start(post)
  await details.open('Related')
  await details.list('Add a related post').fill('perf')
  await running.window.getByRole('option', { name: /^Perfect Days/ }).last().click()
  expect(await onDisk()).toMatch(/related:\s*(\[|\n\s*- )"?perfect-days\.md/)
})

test('Of a key that is there twice the forms show and write the last, and say where the other is', async () => {
  const twice = post.replace("title: 'Past Lives'\n", "title: 'Past Lives'\nreview: {rating: 1, kind: book}\n").replace('date: 2025', 'slug: one\nslug: "two" # ours\ndate: 2025')
  await start(twice)
  await expect(details.rating).toHaveAttribute('aria-valuetext', '3.5 out of 5')
  await expect(details.slug).toHaveValue('two')
  const said = details.region.getByRole('status', { name: 'Keys that are there more than once' })
  await expect(said).toContainText('Line 4: “review” is there again below, where it counts: this one does not.')
  await expect(said).toContainText('Line 6: “slug” is there again below')
  await details.slug.fill('three')
  await details.slug.press('Enter')
  await details.rating.focus()
  await running.window.keyboard.press('ArrowRight')
  expect(await onDisk()).toBe(twice.replace('"two"', '"three"').replace('rating: 3.5', 'rating: 4'))
  await details.open('Checks')
  await expect(details.region.getByRole('button', { name: /Line 6: “slug” is there again below, where it counts: this one does not\. Some site generators refuse that/ })).toBeVisible()
  await said.getByRole('button', { name: 'Go to the file’s text' }).click()
  await expect(details.section('File')).toBeFocused()
  await details.region.getByRole('button', { name: 'Show front matter' }).click()
  await details.headSource.getByText('slug: one').click()
  await running.window.keyboard.press('Home')
  await running.window.keyboard.press('Shift+ArrowDown')
  await running.window.keyboard.press('Delete')
  await expect(said).not.toContainText('slug')
  expect(await onDisk()).not.toContain('slug: one')
})
