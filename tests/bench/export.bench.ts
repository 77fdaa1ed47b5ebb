import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ExportReport, SiteKind } from '../../shared/export/exportPlan.ts'
import { astro } from '../sites/generators/astro.ts'
import { eleventy } from '../sites/generators/eleventy.ts'
import type { Generator } from '../sites/generators/generator.ts'
import { hexo } from '../sites/generators/hexo.ts'
import { hugo } from '../sites/generators/hugo.ts'
import { jekyll } from '../sites/generators/jekyll.ts'
import { pelican } from '../sites/generators/pelican.ts'
import { zola } from '../sites/generators/zola.ts'
import { generatePosts } from '../support/generatePosts.ts'

const counts = (process.env['BENCH_POSTS'] ?? '2000,10000').split(',').map(Number)
const generators: readonly Generator[] = [hugo, zola, eleventy, hexo, pelican, jekyll, astro]
const lookEveryMs = 50

interface Row {
  readonly posts: number
  readonly what: string
  readonly seconds: number
  /** null for a generator's own build, which is not looked into. */
  readonly peakMB: number | null
  readonly written: number | null
}

/**
 * The command line exports generated posts of 6 KB: all of them, again with nothing changed, again with one changed. Then each generator that
 * is installed (`npm run test:sites` installs what it can) builds the same posts. `BENCH_POSTS` names other numbers of posts.
 */
export async function run(root: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const count of counts) {
    const library = await folderOf(generatePosts(count))
    const take = async (kind: SiteKind, site: string, what: string): Promise<void> => {
      const { report, seconds, peakMB } = await exportOnce(root, library, site, kind)
      rows.push({ posts: count, what: `export to ${kind}, ${what}`, seconds, peakMB, written: report.written.length })
      console.log(rows.at(-1))
    }
    for (const kind of ['hugo', 'html'] as const) {
      const site = await folderOf(kind === 'hugo' ? hugo.fresh.files : {})
      await take(kind, site, 'all new')
      await take(kind, site, 'nothing changed')
      const post = join(library, 'reviews/post-00001.md')
      await writeFile(post, `${await readFile(post, 'utf8')}\nOne more line, for ${kind}.\n`)
      await take(kind, site, 'one post changed')
      await rm(site, { recursive: true, force: true })
    }
    for (const generator of generators) {
      if (generator.absent !== null) {
        console.warn(`${generator.kind}: ${generator.absent}, so it is not measured`)
        continue
      }
      const site = await folderOf(generator.fresh.files)
      await exportOnce(root, library, site, generator.kind)
      const out = await mkdtemp(join(tmpdir(), 'marquee-bench-'))
      const began = performance.now()
      generator.build(site, join(out, 'pages'), 'UTC')
      rows.push({ posts: count, what: `${generator.kind} builds what was exported`, seconds: inSeconds(performance.now() - began), peakMB: null, written: null })
      console.log(rows.at(-1))
      for (const folder of [site, out]) await rm(folder, { recursive: true, force: true })
    }
    await rm(library, { recursive: true, force: true })
  }
  return rows
}

/** One run of the command, and the most memory that it held at any look. */
async function exportOnce(root: string, library: string, site: string, kind: SiteKind): Promise<{ readonly report: ExportReport; readonly seconds: number; readonly peakMB: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'dist/cli/marquee.js'), 'export', '--library', library, '--site', site, '--target', kind, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let peakMB = 0
  const look = setInterval(() => {
    void readFile(`/proc/${child.pid}/status`, 'utf8')
      .then((status) => (peakMB = Math.max(peakMB, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)))
      .catch(() => undefined)
  }, lookEveryMs)
  const chunks: Buffer[] = []
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer)
  clearInterval(look)
  const seconds = inSeconds(performance.now() - began)
  return { report: JSON.parse(Buffer.concat(chunks).toString('utf8')) as ExportReport, seconds, peakMB: Math.round(peakMB) }
}

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-bench-'))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

function inSeconds(ms: number): number {
  return Number((ms / 1000).toFixed(2))
}
