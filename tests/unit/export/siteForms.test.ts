import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ExportService } from '../../../electron/services/exportService.ts'
import type { DirectiveForm } from '../../../shared/library/libraryConfig.ts'
import { type PostPath, postPath } from '../../../shared/post/postPath.ts'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { astroTarget } from '../../../shared/export/targets/astro.ts'
import { eleventyTarget } from '../../../shared/export/targets/eleventy.ts'
import { hugoTarget } from '../../../shared/export/targets/hugo.ts'
import { pelicanTarget } from '../../../shared/export/targets/pelican.ts'
import { exportLibrary, listFiles, temporaryFolder, writeFiles } from '../../support/exportLibrary.ts'
import { exportInto, postOf } from './siteInput.ts'

const astroSite = {
  'package.json': '{"dependencies":{"astro":"5","@astrojs/mdx":"4"}}',
  'astro.config.mjs': "import mdx from '@astrojs/mdx'\nexport default { integrations: [mdx()] }",
  'src/content.config.ts': "const blog = defineCollection({ loader: glob({ base: './src/data/blog', pattern: '**/[^_]*.{md,mdx}' }) })\nexport const collections = { blog }",
}

const native = { config: readLibraryConfig('directives: native\n', 'Library', 'Asia/Hong_Kong') }
const review = 'review: {kind: film, subject: A, rating: 3.5}\n'

describe('directives in a site’s own form', () => {
  const hugo = (body: string, head = '') => exportInto(hugoTarget, { 'hugo.toml': 'baseURL = "/"\n' }, { 'a.md': postOf(body, head) }, native).texts['content/posts/a/index.md'] ?? ''

  it('stand around the Markdown that is there without them', () => {
    expect(hugo('Text.\n\n::rating\n', review)).toContain('\n\n{{< marquee-rating value="3.5" best="5" >}}\n\n**Rating: ★★★½ (3.5/5)**\n\n{{< /marquee-rating >}}\n')
    expect(hugo('Text.', review)).toContain('{{< marquee-rating value="3.5" best="5" >}}')
    expect(hugo('A ||b|| c.')).toContain('A {{< marquee-hidden >}}b{{< /marquee-hidden >}} c.')
  })

  it('take no label for more than text', () => {
    expect(hugo(':::spoiler[a "b" >}} `c` \\\\ {{< d >}} ‘e’]\nText.\n:::')).toContain('{{< marquee-spoiler label="a &#34;b&#34; &#62;&#125;&#125; c &#92; &#123;&#123;&#60; d &#62;&#125;&#125; ‘e’" >}}')
  })

  it('are left out within other blocks, and where what is inside leans on the rest of the post', () => {
    expect(hugo('> ::rating', review)).toContain('> **Rating: ★★★½ (3.5/5)**')
    expect(hugo(':::spoiler\nA [link][l].\n:::\n\n[l]: https://example.org\n')).not.toContain('marquee-spoiler')
    expect(hugo(':::spoiler\nA ||b|| c.\n:::')).not.toContain('marquee-hidden')
  })

  it('run in Eleventy, and nothing of the author’s does', () => {
    const text = exportInto(eleventyTarget, { '.eleventy.js': '' }, { 'a.md': postOf('{{ a }} `{% b %}`\n\n::rating\n', review) }, native).texts['posts/a.md'] ?? ''
    expect(text).toContain('templateEngineOverride: "liquid,md"')
    expect(text).toContain('{{ "{{" }} a }} `{{ "{%" }} b %}`')
    expect(text).toContain('{% endcapture %}{% include "marquee/rating", inner: marquee, value: "3.5", best: "5" %}')
  })

  it('are components of Astro, in MDX that imports what it uses and runs nothing of the author’s', () => {
    const { texts, files } = exportInto(astroTarget, astroSite, { 'a.md': postOf('{a} <b>b</b> 1 < 2\n\n:::spoiler[The "end" {x}]\nThey *part*.\n:::\n', review), 'b.md': postOf('Text.') }, native)
    expect(texts['src/data/blog/a.mdx']).toMatch(/\n---\n\nimport MarqueeRating from '\.\.\/\.\.\/\.\.\/src\/components\/marquee\/Rating\.astro'\nimport MarqueeSpoiler from '[^']*'\n\n\\\{a} <b>b<\/b> 1 \\< 2\n/)
    expect(texts['src/data/blog/a.mdx']).toContain('\n<MarqueeSpoiler label="The &#34;end&#34; &#123;x&#125;">\n\nThey *part*.\n\n</MarqueeSpoiler>\n')
    expect(texts['src/data/blog/a.mdx']).toContain('<MarqueeRating value="3.5" best="5">\n\n**Rating: ★★★½ (3.5/5)**\n\n</MarqueeRating>')
    expect(texts['src/data/blog/b.mdx']).toMatch(/\n---\n\nText\.\n$/)
    expect(files.filter(({ isOffered }) => isOffered).map(({ path }) => path)).toContain('src/components/marquee/Rating.astro')
    expect(Object.keys(exportInto(astroTarget, astroSite, { 'a.md': postOf('::rating', review) }).texts)).toEqual(['src/data/blog/a.md'])
  })

  it('are plain Markdown where a generator has none, and that is said', () => {
    for (const [target, files] of [[pelicanTarget, { 'pelicanconf.py': '' }], [astroTarget, { 'astro.config.mjs': '', 'src/content/blog/x.md': '---\ntitle: X\n---\n' }]] as const) {
      const { notes, files: written } = exportInto(target, files, { 'a.md': postOf('::rating', review) }, native)
      expect(notes).toEqual([expect.stringContaining('plain Markdown')])
      expect(written.filter(({ isOffered }) => isOffered)).toEqual([])
    }
    const mdOnly = { ...astroSite, 'src/content.config.ts': astroSite['src/content.config.ts'].replace('.{md,mdx}', '.md') }
    const withoutUse = { ...astroSite, 'astro.config.mjs': '// @astrojs/mdx\nexport default {}' }
    for (const [files, said] of [[mdOnly, '“blog” of this site takes none'], [withoutUse, 'npx astro add mdx']] as const) {
      const { notes, texts } = exportInto(astroTarget, files, { 'a.md': postOf('::rating', review) }, native)
      expect(notes).toEqual([expect.stringContaining(said)])
      expect(texts['src/data/blog/a.md']).toContain('**Rating')
    }
    expect(exportInto(pelicanTarget, { 'pelicanconf.py': '' }, { 'a.md': postOf('::rating', review) }).notes).toEqual([])
  })

  it('are chosen in library.yaml, by a word that is known', () => {
    expect(readLibraryConfig('directives: native', 'L', 'UTC').directives).toBe('native')
    expect(readLibraryConfig('directives: shortcodes', 'L', 'UTC')).toMatchObject({ directives: 'plain', problems: [expect.stringContaining('“plain” or “native”')] })
  })
})

describe('a post that becomes another file', () => {
  it('leaves none of the old name, whichever way the setting goes, and a post that is left out stays what it was', async () => {
    const [library, folder] = [await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, { 'a.md': postOf('[b](b.md)'), 'b.md': postOf('Text.') })
    await writeFiles(folder, { ...astroSite, 'src/data/blog/theirs.md': '---\ntitle: Theirs\n---\n' })
    const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const run = async (directives: DirectiveForm, only: readonly PostPath[] | null = null) => service.run((await service.plan(await exportLibrary(library), { folder, target: 'auto', includeDrafts: false, only, directives })).id, [])
    const posts = async () => (await listFiles(folder)).filter((path) => path.startsWith('src/data/blog/')).map((path) => path.slice('src/data/blog/'.length)).sort()
    await run('plain')
    expect(await posts()).toEqual(['a.md', 'b.md', 'theirs.md'])
    expect(await run('native', [postPath('a.md')])).toMatchObject({ written: ['src/data/blog/a.mdx'], removed: ['src/data/blog/a.md'], problems: [] })
    expect(await posts()).toEqual(['a.mdx', 'b.md', 'theirs.md'])
    expect(await readFile(join(folder, 'src/data/blog/a.mdx'), 'utf8')).toContain('[b](/blog/b/)')
    await run('native')
    expect(await posts()).toEqual(['a.mdx', 'b.mdx', 'theirs.md'])
    await run('plain')
    expect(await posts()).toEqual(['a.md', 'b.md', 'theirs.md'])
  })
})

describe('files that are offered', () => {
  const path = 'layouts/shortcodes/marquee-rating.html'
  let library: string
  let folder: string
  const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
  beforeEach(async () => {
    ;[library, folder] = [await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, { 'a.md': postOf('::rating', review) })
    await writeFiles(folder, { 'hugo.toml': 'baseURL = "/"\n' })
  })
  const plan = async (directives: DirectiveForm = 'native') => service.plan(await exportLibrary(library), { folder, target: 'auto', includeDrafts: false, only: null, directives })
  const found = async (directives?: DirectiveForm) => (await plan(directives)).items.find((item) => item.path === path)

  it('are written only where the author asks for each', async () => {
    const { id, items, notes } = await plan()
    expect(items.find((item) => item.path === path)).toEqual({ path, action: 'add', reason: null, post: null, isOffered: true })
    expect(notes).toEqual([expect.stringContaining('files that the site does not have')])
    expect((await service.run(id, [])).written).toEqual(['content/posts/a/index.md'])
    expect((await service.run((await plan()).id, [], [path])).written).toEqual([path])
    expect((await found())?.action).toBe('unchanged')
    expect((await listFiles(folder)).filter((name) => name.startsWith('layouts'))).toEqual([path])
  })

  it('never take the place of what the site has', async () => {
    await writeFiles(folder, { [path]: 'theirs' })
    const { id, items } = await plan()
    expect(items.filter((item) => item.path === path)).toEqual([])
    const report = await service.run(id, [path], [path])
    expect(report.conflicts).toEqual([])
    expect(await readFile(join(folder, path), 'utf8')).toBe('theirs')
  })

  it('are the author’s once changed, also where directives are plain again', async () => {
    await service.run((await plan()).id, [], [path])
    await writeFile(join(folder, path), 'mine now')
    expect((await found())?.action).toBe('unchanged')
    expect((await service.run((await plan()).id, [])).conflicts).toEqual([])
    expect(await found('plain')).toBeUndefined()
    expect((await service.run((await plan('plain')).id, [])).removed).toEqual([])
    expect(await readFile(join(folder, path), 'utf8')).toBe('mine now')
  })

  it('go with the form that they are for, and are offered again where the author removed them', async () => {
    await service.run((await plan()).id, [], [path])
    await rm(join(folder, path))
    expect(await found()).toMatchObject({ action: 'add', isOffered: true })
    await service.run((await plan()).id, [], [path])
    expect((await service.run((await plan('plain')).id, [])).removed).toEqual([path])
  })
})
