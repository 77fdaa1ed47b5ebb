import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { png } from '../support/hostilePictures.ts'
import { svgBombs } from '../support/hostileSvg.ts'
import { launchApp, makeLibrary, type RunningApp } from './launchApp.ts'
import { EditorPage } from './pages/EditorPage.ts'
import { PostsPage } from './pages/PostsPage.ts'
import { PreviewPage } from './pages/PreviewPage.ts'
import { watchPage } from './watchPage.ts'

const hidden = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u

/** Everything that the window says of itself to eyes and screen readers: texts, tooltips, names, its title. */
async function everythingSaid({ window: page, app }: RunningApp): Promise<readonly string[]> {
  const title = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '')
  const said = await page.evaluate(() =>
    Array.from(document.querySelectorAll('body *')).flatMap((element) => {
      // the text is the author's own, and so is what is typed in a field
      if (element.closest('.cm-editor, input, textarea')) return []
      const own = Array.from(element.childNodes).flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : []))
      return [...own, ...['title', 'aria-label'].map((name) => element.getAttribute(name) ?? '')]
    }),
  )
  return [title, ...said]
}

test('names that would deceive are shown with what they hold, wherever they are named', async () => {
  const override = 'a\u202edm.exe.md'
  const lines = 'one\ntwo\u200b\u0007.md'
  const running = await launchApp({ library: { [override]: 'Text one.\n', [lines]: '---\ntitle: "open\n---\n\nText two.\n', [`\u2066fol\u202eder/in\ufeff.md`]: '---\ntitle: In\n---\n\nText three.\n', 'CON.md': 'Text four.\n', [`${'n'.repeat(252)}.md`]: 'Text five.\n' } })
  const [page, list, editor] = [running.window, new PostsPage(running.window), new EditorPage(running.window)]
  const nothingHidden = async (when: string): Promise<void> => expect((await everythingSaid(running)).filter((text) => hidden.test(text)), when).toEqual([])
  await expect(list.rows).toHaveCount(5)
  expect((await list.titles()).sort()).toEqual(['CON', 'In', 'a[U+202E]dm.exe', 'n'.repeat(252), '"open'].sort())
  await nothingHidden('in the list')
  for (const title of ['a[U+202E]dm.exe', '"open', 'In']) {
    await list.post(title).click()
    await expect(editor.body).toContainText('Text')
    await expect(page.locator('.postPlace')).toContainText('[U+')
    await page.keyboard.press('Control+Shift+H')
    await nothingHidden(`open: ${title}`)
    await page.keyboard.press('Escape')
  }
  await list.post('a[U+202E]dm.exe').click()
  await list.post('a[U+202E]dm.exe').press('F2')
  const rename = page.getByRole('dialog', { name: 'Rename file' })
  await expect(rename).toContainText('this is “a[U+202E]dm.exe”')
  await rename.getByRole('textbox').fill('con')
  await rename.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('The file is now post-con.md.')
  await list.post('post-con').press('F2')
  await rename.getByRole('textbox').fill('con\u202e')
  await rename.getByRole('textbox').press('Escape')
  await expect(rename).toBeHidden()
  await list.post('"open').click()
  await expect(page.getByRole('listbox', { name: 'Posts' })).toBeFocused()
  await list.post('"open').press('Delete')
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('is in the trash')
  await nothingHidden('after a deletion')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(list.post('"open')).toBeVisible()
  await list.act('n'.repeat(252), 'Duplicate')
  await expect(list.rows).toHaveCount(6)
  expect((await readdir(running.libraryFolder)).sort()).toEqual(['CON.md', lines, `${'n'.repeat(200)}-copy.md`, `${'n'.repeat(252)}.md`, 'post-con.md', '\u2066fol\u202eder'].sort())
  await running.close()
})

test('what is no post is left out with a word, and what leads out leads nowhere', async () => {
  test.skip(process.platform === 'win32')
  const secret = 'SECRET-OUTSIDE'
  const outside = await makeLibrary({ 'secret.md': secret, 'secret.png': secret, 'in/secret.md': secret })
  const folder = await makeLibrary({ 'a.md': `---\ntitle: A\n---\n\nText.\n\n![](out/secret.png) [x](out/secret.md) ![](pipe.png) ![](zero.png) ![](../../../../etc/passwd) [y](loop.md)\n`, [`${'d/'.repeat(200)}deep.md`]: 'Deep.\n' })
  execFileSync('mkfifo', [join(folder, 'pipe.md'), join(folder, 'pipe.png'), join(folder, '.marquee-pipe.md')])
  const server = createServer()
  await new Promise<void>((done) => server.listen(join(folder, 'socket.md'), done))
  await mkdir(join(folder, 'folder.md'))
  for (const [to, name] of [['/dev/zero', 'zero.md'], ['/dev/zero', 'zero.png'], ['loop.md', 'loop.md'], ['..', 'up'], ['.', 'here'], [outside, 'out'], [join(outside, 'secret.md'), 'out.md']] as const) await symlink(to, join(folder, name))
  await symlink(folder, join(outside, 'back'))
  await writeFile(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff]), Buffer.from('.md')]), 'Bad.\n')
  const running = await launchApp({ library: folder })
  const [page, list, editor] = [running.window, new PostsPage(running.window), new EditorPage(running.window)]
  const watched = await watchPage(running)
  await expect(list.rows).toHaveCount(1)
  const about = page.getByRole('alert', { name: 'About this library' })
  await expect(about).toContainText('Folders more than 32 deep are not listed')
  await expect(about).toContainText('is in an encoding that is not UTF-8')
  await list.search.fill(secret)
  await expect(list.region).toContainText('Nothing found')
  await list.search.fill('')
  await list.post('A').click()
  await editor.typeAtEnd('Typed.')
  await expect.poll(() => readFile(join(folder, 'a.md'), 'utf8')).toContain('Typed.')
  // what comes while it is open is seen alike
  execFileSync('mkfifo', [join(folder, 'later.md')])
  await symlink(outside, join(folder, 'later-out'))
  await writeFile(join(folder, 'later-post.md'), '---\ntitle: Later\n---\n')
  await expect(list.post('Later')).toBeVisible()
  await expect(list.rows).toHaveCount(2)
  expect(await page.content()).not.toContain(secret)
  expect(await watched.found()).toEqual([])
  expect([...(await readdir(outside)), ...(await readdir(join(outside, 'in')))].sort()).toEqual(['back', 'in', 'secret.md', 'secret.md', 'secret.png'])
  server.close()
  await running.close()
})

test('pictures that would hold the window up are words instead, and typing goes on', async () => {
  test.setTimeout(120_000)
  const rows = Buffer.alloc(20_000 * 2501)
  const pictures: Record<string, string | Uint8Array> = {
    ...Object.fromEntries(Object.values(svgBombs).map((svg, at) => [`bomb-${at}.svg`, svg])),
    'huge.png': png(20_000, 20_000, deflateSync(rows)),
    'header.png': png(30_000, 30_000, null),
    'page.png': '<html><script>window.pwned=1</script>',
    'cut.jpg': Buffer.from('ffd8ffe1ffff45786966', 'hex'),
    'empty.webp': '',
    'entities.svg': `<!DOCTYPE svg [<!ENTITY a0 "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&a9;</text></svg>`,
    'file.svg': '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text y="20">&x;</text></svg>',
    'script.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="parent.pwned=1" width="9" height="9"><script href="https://evil.example/a.js">parent.pwned=1</script><image href="https://evil.example/a.png"/><style>@import url(https://evil.example/a.css);</style><use href="https://evil.example/a.svg#x"/></svg>',
  }
  const names = Object.keys(pictures)
  const running = await launchApp({
    library: {
      ...pictures,
      'start.md': '---\ntitle: Start\n---\n\nHello.\n',
      'bad.md': `---\ntitle: Bad\ncover: bomb-0.svg\n---\n\nBefore.\n\n${names.map((name) => `![${name}](${name})`).join('\n\n')}\n\nAfter.\n`,
      'raw.md': `---\ntitle: Raw\ncover: huge.png\n---\n\nBefore.\n\n${names.map((name) => `<img src="${name}" alt="${name}" width="30000" height="30000">`).join('\n\n')}\n\nAfter.\n`,
    },
  })
  const [list, editor, preview] = [new PostsPage(running.window), new EditorPage(running.window), new PreviewPage(running.window)]
  const watched = await watchPage(running)
  for (const title of ['Bad', 'Raw', 'Start', 'Bad']) {
    await list.open(title)
    await editor.typeAtEnd(`Typed in ${title}.`)
    await expect(preview.article).toContainText(`Typed in ${title}.`)
  }
  // a picture of words is as wide as no bomb is
  const words = preview.article.getByRole('img', { name: 'bomb-0.svg' })
  await words.scrollIntoViewIfNeeded()
  await expect.poll(() => words.evaluate((picture) => (picture as HTMLImageElement).naturalWidth)).toBe(640)
  await running.window.getByRole('button', { name: /light|dark|theme/i }).first().click()
  await list.open('Start')
  expect(await watched.found()).toEqual([])
  await running.close()
})

test('settings, templates, snippets and a theme that mean harm cost themselves and nothing else', async () => {
  // nine starts
  test.setTimeout(180_000)
  const outside = await mkdtemp(join(tmpdir(), 'marquee-outside-'))
  await writeFile(join(outside, 'secret.md'), 'SECRET-OUTSIDE')
  const settings: Readonly<Record<string, string>> = {
    'an alias bomb': `title: T\na0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}*a${at}]`).join('\n')}`,
    'lists without end': `title: T\nwarnings: {add: ${'['.repeat(100_000)}`,
    'keys in keys': `${'? '.repeat(200)}x`,
    'forty thousand keys': Array.from({ length: 40_000 }, (_, at) => `k${at}: 1`).join('\n'),
    'a prototype': '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nkeys: {__proto__: {polluted: 1}, constructor: x}\nexportKeys: {__proto__: x}\nrating: {__proto__: {best: 1}}',
    'addresses and markup': `title: '<img src=x onerror=window.pwned=1>\u202e'\nauthor: '"><script>window.pwned=1</script>'\nsiteUrl: 'javascript:window.pwned=1'\nsignoff: '<script>window.pwned=1</script> <img src=https://evil.example/a.png> [x](javascript:window.pwned=1)'\nlanguage: '"><script>window.pwned=1</script>'\ntimeZone: '../../etc/passwd'\nlastExport: {folder: '${outside}', target: hugo}`,
    'a title without end': `title: '${'很長'.repeat(100_000)}'`,
    'thousands of warnings': `warnings:\n  add:\n${Array.from({ length: 5000 }, (_, at) => `    - {id: w${at}, label: '<b>${at}</b>', group: g${at % 100}}`).join('\n')}`,
    'a megabyte too much': `title: ${'x'.repeat(1_100_000)}`,
  }
  for (const [what, yaml] of Object.entries(settings)) {
    const folder = await makeLibrary({
      'a.md': '---\ntitle: A\n---\n\nText.\n\n::signoff\n', '.marquee/library.yaml': yaml,
      '.marquee/templates/<img src=x onerror=window.pwned=1>.md': '---\ntitle: "{{title}}"\n---\n<script>window.pwned=1</script>', '.marquee/templates/\u202egnp.md': '---\n__proto__: {polluted: 1}\n---\n',
      '.marquee/snippets/<script>window.pwned=1<\u2215script>.md': '<img src=x onerror=window.pwned=1>', '.marquee/theme/post.html': '{{#each __proto__}}{{constructor.constructor}}{{/each}}<script>window.pwned=1</script>',
    })
    if (process.platform !== 'win32') {
      await symlink(join(outside, 'secret.md'), join(folder, '.marquee/templates/out.md'))
      await symlink('/dev/zero', join(folder, '.marquee/templates/zero.md'))
      execFileSync('mkfifo', [join(folder, '.marquee/snippets/pipe.md'), join(folder, '.marquee/templates/pipe.md')])
    }
    const running = await launchApp({ library: folder })
    const watched = await watchPage(running)
    const [page, list, editor, preview] = [running.window, new PostsPage(running.window), new EditorPage(running.window), new PreviewPage(running.window)]
    await list.open('A')
    await editor.typeAtEnd('\n\nTyped.')
    await expect(preview.article, what).toContainText('Typed.')
    await expect.poll(() => readFile(join(folder, 'a.md'), 'utf8'), what).toContain('Typed.')
    await list.newPost.click()
    const dialog = page.getByRole('dialog', { name: 'New post' })
    await expect(dialog, what).toContainText('<img src=x')
    for (const template of ['out', 'zero', 'pipe']) {
      if (process.platform === 'win32') break
      await dialog.getByText(template, { exact: true }).click()
      await dialog.getByRole('textbox', { name: 'Title' }).fill('New')
      await dialog.getByRole('button', { name: 'Create' }).click()
      await expect(page.getByRole('region', { name: 'Notices' }).getByRole('alert').last(), `${what}, ${template}`).toBeVisible()
    }
    await page.keyboard.press('Escape')
    expect((await everythingSaid(running)).filter((text) => hidden.test(text)), what).toEqual([])
    expect(await page.content()).not.toContain('SECRET-OUTSIDE')
    expect((await readdir(folder)).sort(), what).toEqual(['.marquee', 'a.md'])
    expect(await watched.found(), what).toEqual([])
    await running.close()
  }
})
