import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import { exportLibrary, listFiles, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import type { Generator } from './generators/generator.ts'
import { hexo } from './generators/hexo.ts'
import { hugo } from './generators/hugo.ts'
import { jekyll } from './generators/jekyll.ts'
import { pelican } from './generators/pelican.ts'

const post = (slug: string, date: string, more = '', text = '') => `---\ntitle: ${slug}\nslug: ${slug}\ndate: ${date}\n${more}---\n\nText of ${slug}. ${text}\n`
const library = {
  'older.md': post('older', '2024-01-01T10:00:00+08:00'),
  'newer.md': post('newer', '2025-01-01T10:00:00+08:00', '', 'See [the draft](draft.md), [the unpublished](unpublished.md), [the future](future.md) and [the older](older.md).'),
  'unpublished.md': post('unpublished', '2025-02-01T10:00:00+08:00', 'published: false\n'),
  'draft.md': post('draft', '2025-03-01T10:00:00+08:00', 'draft: true\n', 'See [the newer](newer.md) and [another](later.md).'),
  'later.md': post('later', '2099-03-01T10:00:00+08:00', 'draft: true\n'),
  'future.md': post('future', '2099-01-01T10:00:00+08:00'),
}

/** Each setting that says which posts a site shows, held against a real build: what was said beforehand is what comes out. */
const cases: readonly { readonly generator: Generator; readonly config: string; readonly settings: string; readonly shown: readonly string[]; readonly more?: Readonly<Record<string, string>> }[] = [
  { generator: jekyll, config: '_config.yml', settings: '', shown: ['newer', 'older'] },
  { generator: jekyll, config: '_config.yml', settings: 'show_drafts: true\n', shown: ['draft', 'newer', 'older'] },
  { generator: jekyll, config: '_config.yml', settings: 'unpublished: true\n', shown: ['newer', 'older', 'unpublished'] },
  { generator: jekyll, config: '_config.yml', settings: 'future: true\n', shown: ['newer', 'older'] },
  { generator: jekyll, config: '_config.yml', settings: 'limit_posts: 1\n', shown: ['newer'] },
  { generator: jekyll, config: '_config.yml', settings: 'limit_posts: 2\nshow_drafts: true\nunpublished: true\n', shown: ['draft', 'unpublished'] },
  { generator: jekyll, config: '_config.yml', settings: 'limit_posts: 2\n', shown: ['newer'], more: { '_posts/2024-06-01-theirs.md': '---\nlayout: post\ntitle: Theirs\n---\nTheirs.\n' } },
  { generator: jekyll, config: '_config.yml', settings: 'show_drafts: true\nfuture: true\nunpublished: true\n', shown: ['draft', 'newer', 'older', 'unpublished'] },
  { generator: hexo, config: '_config.yml', settings: '', shown: ['newer', 'older'] },
  { generator: hexo, config: '_config.yml', settings: 'render_drafts: true\n', shown: ['draft', 'newer', 'older', 'unpublished'] },
  { generator: hexo, config: '_config.yml', settings: 'future: false\n', shown: ['newer', 'older'] },
  { generator: hexo, config: '_config.yml', settings: 'render_drafts: true\nfuture: false\n', shown: ['draft', 'newer', 'older', 'unpublished'] },
  { generator: pelican, config: 'pelicanconf.py', settings: '', shown: ['newer', 'older', 'unpublished'] },
  { generator: pelican, config: 'pelicanconf.py', settings: "DEFAULT_METADATA = {'status': 'draft'}\n", shown: ['newer', 'older', 'unpublished'] },
  { generator: pelican, config: 'pelicanconf.py', settings: "DEFAULT_METADATA = {\n    'status': 'hidden',\n}\n", shown: ['newer', 'older', 'unpublished'] },
  { generator: pelican, config: 'pelicanconf.py', settings: 'WITH_FUTURE_DATES = False\n', shown: ['newer', 'older', 'unpublished'] },
  { generator: hugo, config: 'hugo.toml', settings: '', shown: ['newer', 'older'] },
  { generator: hugo, config: 'hugo.toml', settings: 'buildDrafts = true\n', shown: ['draft', 'newer', 'older', 'unpublished'] },
  { generator: hugo, config: 'hugo.toml', settings: 'buildFuture = true\n', shown: ['future', 'newer', 'older'] },
]

describe.each(cases)('$generator.kind, $#', ({ generator, config, settings, shown, more = {} }) => {
  it.skipIf(generator.absent !== null)(`${generator.kind} with ${JSON.stringify(settings)} shows what was said`, async () => {
    const [posts, folder, built] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    await writeFiles(posts, library)
    const { files } = generator.fresh
    // a table may follow what a site of Hugo has
    await writeFiles(folder, { ...files, [config]: config.endsWith('.toml') ? `${settings}${String(files[config])}` : `${String(files[config])}${settings}`, ...more })
    const service = new ExportService({ now: () => Date.now(), send: () => undefined })
    const plan = await service.plan(await exportLibrary(posts), { folder, target: 'auto', includeDrafts: true, only: null })
    const report = await service.run(plan.id, [])
    const away = new Set<string>([...report.skipped, ...report.hidden].map(({ post: path }) => path))
    expect(Object.keys(library).map((path) => path.replace('.md', '')).filter((name) => !away.has(`${name}.md`)).sort()).toEqual([...shown].sort())
    const out = join(built, 'out')
    generator.build(folder, out, 'UTC')
    const pages = (await listFiles(out)).filter((path) => path.endsWith('.html') && !path.startsWith('drafts/')).join('\n')
    expect(Object.keys(library).map((path) => path.replace('.md', '')).filter((name) => new RegExp(`(?:^|/)${name}(?:/index)?\\.html$`, 'm').test(pages)).sort()).toEqual([...shown].sort())
  }, 120_000)
})
