import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { resolve } from 'node:path'
import { openSiteReader, type SiteReader } from './siteReader.ts'

let site: SiteReader
let reader: Page
const visit = (path: string) => site.visit(path)

test.beforeAll(async () => {
  site = await openSiteReader(resolve(import.meta.dirname, '../../build/samples'))
  reader = site.page
})

test.afterAll(() => site.close())

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of an exported site in the ${colorScheme}`, async () => {
    await reader.emulateMedia({ colorScheme })
    for (const path of ['/index.html', '/in-the-mood-for-love/index.html', '/yi-yi/index.html', '/past-lives/index.html', '/tags/index.html', '/ratings/index.html', '/ratings/5-of-5/index.html', '/warnings/index.html', '/search/index.html?q=rain']) {
      await visit(path)
      const { violations } = await new AxeBuilder({ page: reader }).setLegacyMode().analyze()
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${path}: ${id}: ${target.join(' ')}`))).toEqual([])
    }
  })
}

test('A reader leaves out what they do not want to read of, without a script', async () => {
  await visit('/warnings/index.html')
  const titles = () => reader.locator('.posts h2:visible').allTextContents()
  expect(await titles()).toHaveLength(12)
  expect(await titles()).toContain('Past Lives: three people at a bar')
  await reader.getByRole('checkbox', { name: 'Alcohol' }).check()
  expect(await titles()).not.toContain('Past Lives: three people at a bar')
  // a post that says nothing of warnings may have it
  await expect(reader.getByText('Says nothing of warnings.').locator('visible=true')).toHaveCount(0)
  await reader.getByRole('checkbox', { name: 'Alcohol' }).uncheck()
  expect(await titles()).toHaveLength(12)
})

test('The search finds posts from disk, in English and in Chinese, and follows what is typed', async () => {
  await visit('/search/index.html?q=RAIN%20kyoto')
  const found = reader.locator('#results a')
  await expect(found.first()).toHaveText('Three nights in Kyoto in the rain')
  await reader.getByRole('searchbox').fill('後腦勺')
  await expect(found.first()).toHaveText('一一：看不見的後腦勺')
  await reader.getByRole('searchbox').fill('nothing-has-this')
  await expect(reader.getByRole('status')).toHaveText('No post has that.')
  await reader.getByRole('searchbox').fill('kyoto umbrella')
  expect(await found.first().getAttribute('href')).toBe('../three-nights-in-kyoto/index.html')
})
