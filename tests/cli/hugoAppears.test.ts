import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import { exportLibrary, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'

const heads: Readonly<Record<string, string>> = {
  now: 'date: 2025-01-01',
  later: 'date: 2999-01-01',
  draft: 'date: 2025-01-01\ndraft: true',
  published: 'date: 2999-01-01\npublishDate: 2025-01-01',
  unpublished: 'date: 2025-01-01\npublishDate: 2999-01-01',
  expired: 'date: 2015-01-01\nexpiryDate: 2020-01-01',
  expiring: 'date: 2015-01-01\nexpiryDate: 2999-01-01',
}

// a test of `npm test`, whose machines have Hugo
describe.skipIf(spawnSync('hugo', ['version']).status !== 0)('what is said to appear on a Hugo site', () => {
  it.each(['', 'buildFuture = true\n', 'buildDrafts = true\n', 'buildExpired = true\n', 'buildfuture = true\nBuildDrafts = true\nbuildExpired = true\n'])('is what Hugo builds with %j', async (settings) => {
    const [library, folder, out] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, Object.fromEntries(Object.entries(heads).map(([name, head]) => [`${name}.md`, `---\ntitle: ${name}\n${head}\n---\nText.\n`])))
    await writeFiles(folder, { 'hugo.toml': `baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n${settings}`, 'layouts/_default/single.html': '{{ .Title }}', 'layouts/_default/list.html': '{{ .Title }}' })
    const service = new ExportService({ now: () => Date.now(), send: () => undefined })
    const plan = await service.plan(await exportLibrary(library), { folder, target: 'hugo', includeDrafts: true, only: null })
    const { hidden } = await service.run(plan.id, [])
    execFileSync('hugo', ['--quiet', '-d', out], { cwd: folder })
    const built = Object.keys(heads).filter((name) => existsSync(join(out, `posts/${name}/index.html`)))
    expect(Object.keys(heads).filter((name) => !hidden.some(({ post }) => post === `${name}.md`))).toEqual(built)
  })
})
