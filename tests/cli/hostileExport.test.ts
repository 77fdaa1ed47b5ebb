import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { siteKinds } from '../../shared/export/exportPlan.ts'
import { temporaryFolder } from '../unit/electron/temporaryFolder.ts'
import { runMarquee } from './runMarquee.ts'

const slugs: readonly string[] = [
  '../../out', '/etc/passwd', '..', '.', '', 'a/../../../out', 'a\\\\..\\\\..\\\\out', 'C:\\\\out', 'CON', 'com1', 'aux.txt', 'ends.', 'ends ', 'a\\0b', 'a\\nb', '\\u202egnp', '\\ud800', '__proto__', 'constructor', 'a?b#c%2e%2e%2fd', '%2e%2e/%2e%2e/out',
  '<script>', 'n'.repeat(300), '很'.repeat(200), 'index', '_index', 'assets', '.git/config', '.marquee', 'feed.xml', 'node_modules/x', 'Case', 'case', 'cafe\\u0301', 'caf\\u00e9', '-rf', '~', 'a'.repeat(90) + '/b',
]
const names: readonly string[] = ['\u202egnp.md', 'one\ntwo.md', 'CON.md', `${'n'.repeat(252)}.md`, 'a?b#c.md', 'ends ..md', '__proto__.md', `it's "x" <b>.md`, 'cafe\u0301.md', '$(touch pwned).md', '`x`.md', '-rf.md', '.hidden.md']
/** What some system cannot hold. */
const unholdable = /[\p{Cc}<>:"|?*\\\u202a-\u202e\u2066-\u2069]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

describe.each(siteKinds)('an export to %s', (target) => {
  it('of slugs, titles, names and pictures that mean harm leaves the site by no path, and writes no name that a system cannot hold', async () => {
    const files: Record<string, string> = {}
    slugs.forEach((slug, at) => {
      files[`slug-${at}.md`] = `---\ntitle: "Post ${at}"\ndate: 2020-01-02\nslug: "${slug}"\ncategories: ["../../out", "${slug}"]\ntags: ["../../out", "${slug}"]\ncover: "../../../etc/passwd"\n---\n\n![](../../../../etc/passwd) ![](${encodeURI('in/‮gnp.png')}) [x](<${slug.replaceAll(/[<>\n]/g, '')}>)\n`
    })
    for (const name of names) files[name] = `---\ntitle: ${JSON.stringify(name)}\ndate: 2020-01-02\n---\n\nText.\n`
    files['in/\u202egnp.png'] = 'x'
    files['in/one\ntwo.png'] = 'x'
    const above = await temporaryFolder({ 'kept.txt': 'kept' })
    const site = join(above, 'in', 'site')
    await mkdir(site, { recursive: true })
    const folder = await temporaryFolder(files)
    await writeFile(join(above, 'in', 'kept.txt'), 'kept')
    const { err } = await runMarquee('export', '--library', folder, '--site', site, '--target', target, '--include-drafts')
    expect(err).not.toMatch(/^failed: /m)
    expect((await readdir(above)).sort()).toEqual(['in', 'kept.txt'])
    expect((await readdir(join(above, 'in'))).sort()).toEqual(['kept.txt', 'site'])
    const written = (await readdir(site, { recursive: true })).filter((path) => !path.startsWith('.marquee'))
    expect(written.length).toBeGreaterThan(names.length)
    for (const path of written) {
      for (const part of path.split('/')) expect([path, Buffer.byteLength(part) <= 255 && !unholdable.test(part)], JSON.stringify(path)).toEqual([path, true])
    }
    const folded = written.map((path) => path.normalize('NFC').toLowerCase())
    expect(folded.length).toBe(new Set(folded).size)
    expect(await readFile(join(above, 'kept.txt'), 'utf8')).toBe('kept')
    expect((await readdir(folder)).includes('pwned')).toBe(false)
  }, 60_000)
})
