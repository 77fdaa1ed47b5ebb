import { build } from 'esbuild'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportRenderer, ThreadRenderer } from '../../../../electron/workers/exportRenderer.ts'
import type { RenderedFiles, RenderJob } from '../../../../electron/workers/protocol.ts'
import { allPosts } from '../../../../shared/export/siteTarget.ts'
import { readLibraryConfig } from '../../../../shared/library/readLibraryConfig.ts'
import { postPath } from '../../../../shared/post/postPath.ts'
import { temporaryFolder, writeFiles } from '../../../support/exportLibrary.ts'
import { generatePosts } from '../../../support/generatePosts.ts'

const root = resolve(import.meta.dirname, '../../../..')

/** An export of generated posts, which are written into a folder. */
async function job(folder: string, count: number, kind: RenderJob['kind'] = 'html', changed = ''): Promise<RenderJob> {
  const posts = Object.entries(generatePosts(count, 2000))
  await writeFiles(folder, Object.fromEntries(posts.map(([path, text], at) => [path, at === 0 ? text + changed : text])))
  const facts = { topNames: [], configTexts: {}, contentPaths: [], samples: {}, last: null }
  return {
    kind,
    library: { folder, paths: posts.map(([path]) => postPath(path)) },
    input: { assets: new Set(), pictures: new Map(), config: readLibraryConfig(null, 'Library', 'UTC'), facts, nowMs: Date.UTC(2026, 0, 1), includeDrafts: true, choice: allPosts },
    memoryFile: null,
    siteFolder: folder,
    known: new Map(),
    wanted: [],
  }
}

/** Bytes are compared one by one, which takes longer than making them. */
function readable({ texts, ...rendered }: RenderedFiles) {
  return { ...rendered, texts: new Map(Array.from(texts, ([hash, bytes]) => [hash, Buffer.from(bytes).toString()])) }
}

describe('The export thread', () => {
  let folder: string
  let posts: string
  let file: URL
  const thread = (script = file) => new ThreadRenderer(script)
  const scriptOf = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    return pathToFileURL(join(folder, name))
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'marquee-thread-'))
    posts = await temporaryFolder()
    const outfile = join(folder, 'export.worker.mjs')
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" }
    await build({ absWorkingDir: root, entryPoints: ['electron/workers/export.worker.ts'], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', mainFields: ['module', 'main'], logLevel: 'error', banner })
    file = pathToFileURL(outfile)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('answers one job after another, with what the same code answers in this thread', async () => {
    const renderer = thread()
    for (const [kind, changed] of [['html', ''], ['html', ''], ['html', '\nOne more.\n'], ['hugo', '']] as const) {
      const wanted = await job(posts, 6, kind, changed)
      const told: number[] = []
      expect(await renderer.render(wanted, (done) => void told.push(done))).toEqual(await exportRenderer().render(wanted, () => undefined))
      // not each post: many are done in the time that anybody can see
      expect(told).toEqual([...told].sort((a, b) => a - b))
      expect(told.at(-1)).toBe(6)
    }
  })

  it('knows an export again when only what it wrote itself has come to the site', async () => {
    for (const kind of ['html', 'hugo'] as const) {
      const [renderer, first, told] = [thread(), await job(posts, 6, kind), [] as number[]]
      const { files } = await renderer.render(first, () => undefined)
      const paths = files.map(({ path }) => path).sort()
      const facts = { ...first.input.facts, topNames: [...new Set(paths.map((path) => `${path.split('/')[0]}/`))], contentPaths: paths.filter((path) => path.endsWith('.md')), last: { target: kind, paths } }
      const again = await renderer.render({ ...first, input: { ...first.input, facts, config: { ...first.input.config, lastExport: { folder: '/site', target: kind } } } }, (done) => void told.push(done))
      expect({ told, files: again.files }).toEqual({ told: [], files })
    }
  })

  it('shares posts out to other threads, and makes the same with them', async () => {
    for (const kind of ['html', 'jekyll'] as const) {
      const wanted = await job(posts, 200, kind)
      const [shared, alone] = [await new ThreadRenderer(file, 2).render(wanted, () => undefined), await exportRenderer().render(wanted, () => undefined)]
      expect(readable(shared)).toEqual(readable(alone))
    }
  })

  it('begins again where a post changes while it is at work, and stops with its helpers', async () => {
    const renderer = new ThreadRenderer(file, 2)
    const wanted = await job(posts, 400)
    let hasChanged = false
    const rendered = await renderer.render(wanted, (done) => {
      if (done === 0 || hasChanged) return
      hasChanged = true
      writeFileSync(join(posts, wanted.library.paths.at(-1) ?? ''), '---\ntitle: Changed meanwhile\n---\nText.\n')
    })
    expect(hasChanged).toBe(true)
    expect([...rendered.texts.values()].some((text) => Buffer.from(text).includes('Changed meanwhile'))).toBe(true)
    const stopped = renderer.render(await job(posts, 400, 'html', 'x'), () => renderer.stop())
    await expect(stopped).rejects.toMatchObject({ appError: { code: 'cancelled' } })
  })

  it('stops when told to, and takes the next job', async () => {
    const renderer = thread()
    const stopped = renderer.render(await job(posts, 100), () => renderer.stop())
    await expect(stopped).rejects.toMatchObject({ appError: { code: 'cancelled' } })
    expect((await renderer.render(await job(posts, 2), () => undefined)).files.length).toBeGreaterThan(2)
  })

  it('drops a job for a newer one', async () => {
    const renderer = thread()
    const first = renderer.render(await job(posts, 100), () => undefined)
    const second = renderer.render(await job(posts, 2), () => undefined)
    await expect(first).rejects.toMatchObject({ appError: { code: 'cancelled' } })
    expect((await second).files.length).toBeGreaterThan(2)
  })

  it('fails and never hangs where its thread ends, breaks or cannot start', async () => {
    const listen = "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => "
    for (const script of [await scriptOf('ends.mjs', `${listen}process.exit(3))`), await scriptOf('breaks.mjs', `${listen}{ throw new Error('broken') })`), pathToFileURL(join(folder, 'none.mjs'))]) {
      const renderer = thread(script)
      for (let again = 0; again < 2; again++) await expect(renderer.render(await job(posts, 1), () => undefined)).rejects.toMatchObject({ appError: { code: 'internal' } })
    }
  })
})
