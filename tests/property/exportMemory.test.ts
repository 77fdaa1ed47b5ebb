import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportRenderer } from '../../electron/workers/exportRenderer.ts'
import { revisionOf } from '../../electron/files/textFile.ts'
import type { RenderJob } from '../../electron/workers/protocol.ts'
import { renderSite } from '../../shared/export/renderSite.ts'
import { allPosts, type SiteFacts } from '../../shared/export/siteTarget.ts'
import type { AuthorTheme } from '../../shared/export/siteTheme.ts'
import { siteTarget, siteTargets } from '../../shared/export/targets.ts'
import { readLibraryConfig } from '../../shared/library/readLibraryConfig.ts'
import { postPath } from '../../shared/post/postPath.ts'
import { listFiles, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { random } from '../support/generatePosts.ts'
import { factsOf } from '../unit/export/siteInput.ts'

const seed = Number(process.env['MARQUEE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const runs = Number(process.env['MARQUEE_RUNS'] ?? 60)

/** A library that is changed in ways that reach from one post into others, exported again after each. */
describe('an export that remembers', () => {
  let [library, cache] = ['', '']
  beforeAll(async () => void ([library, cache] = [await temporaryFolder(), await temporaryFolder()]))
  afterAll(() => Promise.all([library, cache].map((folder) => rm(folder, { recursive: true, force: true }))))

  it(`gives what one gives that has never seen the library, whatever changed in between (seed ${seed}, ${runs} changes)`, async () => {
    const next = random(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
    const names = ['a', 'b', 'c', 'd', 'e', 'notes/f']
    const choices = {
      title: ['One', 'Two', '三'], slug: ['x', 'y', 'z', 'w'], date: ['date: 2025-03-09', 'date: 2025-03-10', 'date: 2027-01-01', 'date: 2025-03-09\nexpiryDate: 2027-06-01', ''], draft: ['true', 'false', 'false'], rating: ['1', '2', '3'],
      heading: ['Part', 'Other part'], place: ['', '#part', '#other-part'], picture: ['p.png', 'q.png'], other: names, text: ['Text.', 'More text.'],
    } as const
    const choose = () => Object.fromEntries(Object.entries(choices).map(([key, values]) => [key, pick(values)])) as Record<keyof typeof choices, string>
    const posts = new Map(names.map((name) => [name, choose()]))
    const write = (name: string) => {
      const { title, slug, date, draft, rating, heading, place, picture, other, text } = posts.get(name) ?? choose()
      const way = `${name.includes('/') ? '../' : ''}${other}.md`
      return writeFiles(library, { [`${name}.md`]: `---\ntitle: ${title}\nslug: ${slug}\n${date}\ndraft: ${draft}\ncover: p.png\nrelated: [${way}]\nreview: {rating: ${rating}}\n---\n${text}\n\n## ${heading}\n\n[link](${way}${place}) and ![x](${picture})\n\n::related\n` })
    }
    for (const name of names) await write(name)
    let config = readLibraryConfig(null, 'Library', 'Asia/Hong_Kong')
    let theme: AuthorTheme | undefined
    // what each site has, so that pages that it has need not be made
    const onSites = new Map<string, ReadonlyMap<string, string>>()
    let nowMs = Date.UTC(2026, 0, 1)
    // what the site is, and what an export may have left there
    const sites: readonly SiteFacts[] = [
      factsOf({}),
      factsOf({ 'hugo.toml': '[markup.goldmark.renderer]\nunsafe = true\n' }),
      factsOf({ 'content/posts/x.md': '', 'content/posts/y/index.md': '', 'content/notes/z.md': '' }),
      factsOf({ 'content/films/x.md': '', 'content/films/more.md': '', 'hugo.toml': 'buildFuture = true\n' }),
      { ...factsOf({ 'content/posts/x/index.md': '' }), last: { target: 'hugo', paths: ['content/posts/x/index.md'] } },
      { ...factsOf({ 'content/notes/x/index.md': '' }), last: { target: 'hugo', paths: ['content/notes/x/index.md'] } },
    ]
    let facts = sites[0]!
    for (let run = 0; run < runs; run++) {
      const paths = await listFiles(library)
      const input = { assets: new Set(paths.filter((path) => !path.endsWith('.md'))), pictures: new Map(), config, facts, nowMs, includeDrafts: run % 10 < 5, choice: allPosts, theme }
      const sources = await Promise.all(paths.filter((path) => path.endsWith('.md')).map(async (path) => {
        const bytes = await readFile(join(library, path))
        return { path: postPath(path), text: bytes.toString('utf8'), revision: revisionOf(bytes) }
      }))
      for (const { id } of siteTargets) {
        const anew = renderSite(siteTarget(id), sources, input)
        const texts = new Map(anew.files.flatMap(({ path, content }) => (content.kind === 'text' ? [[path, content.text] as const] : [])))
        const expected = { ...anew, files: anew.files.map((file) => (file.content.kind === 'text' ? { ...file, content: { kind: 'made', hash: hashOf(file.content.text) } } : file)) }
        const job: RenderJob = { kind: id, library: { folder: library, paths: sources.map(({ path }) => path) }, input, memoryFile: join(cache, id), siteFolder: cache, known: onSites.get(id) ?? new Map(), wanted: [] }
        onSites.set(id, new Map(Array.from(texts, ([path, text]) => [path, hashOf(text)])))
        // from the disk, as after a start; once more, when nothing has changed; and with some of the texts
        for (const wanted of [[], [], [...texts.keys()].filter(() => next() < 0.3)]) {
          const { files, skipped, hidden, problems, notes, texts: given } = await exportRenderer().render({ ...job, wanted }, () => undefined)
          const what = `${id}, change ${run}`
          expect({ files, skipped, hidden, problems, notes }, what).toEqual(expected)
          for (const path of wanted) expect(Buffer.from(given.get(hashOf(texts.get(path) ?? '')) ?? []).toString('utf8'), `${what}, ${path}`).toBe(texts.get(path))
        }
      }
      const name = pick(names)
      switch (pick(['edit', 'edit', 'edit', 'edit', 'edit', 'remove', 'picture', 'settings', 'theme', 'time', 'site', 'site'] as const)) {
        case 'edit': {
          // one thing at a time: what two posts share must not change with something else
          const key = pick(Object.keys(choices) as (keyof typeof choices)[])
          posts.set(name, { ...(posts.get(name) ?? choose()), [key]: pick(choices[key]) })
          await write(name)
          break
        }
        case 'remove':
          await rm(join(library, `${name}.md`), { force: true })
          break
        case 'picture':
          if (next() < 0.5) await writeFiles(library, { 'q.png': 'x' })
          else await rm(join(library, 'q.png'), { force: true })
          break
        case 'settings':
          config = readLibraryConfig(`signoff: ${pick(['Bye', 'See you'])}\n`, 'Library', 'Asia/Hong_Kong')
          break
        case 'theme':
          theme = pick([undefined, themeOf({ 'index.mustache': '<h1>Mine</h1>\n{{>posts}}\n' }), themeOf({ 'post.mustache': '<b>{{title}}</b>{{{article}}}\n' }, ['font.woff2']), themeOf({ 'style.css': 'p{}\n' })])
          break
        case 'site':
          facts = pick(sites)
          break
        case 'time':
          nowMs += 200 * 86_400_000
          break
      }
    }
  }, 240_000)
})

function themeOf(files: AuthorTheme['files'], statics: readonly string[] = []): AuthorTheme {
  return { key: hashOf(JSON.stringify(files)), files, statics }
}

function hashOf(text: string): string {
  return revisionOf(Buffer.from(text))
}
