import { createHash } from 'node:crypto'
import { settingsOf } from '../../shared/export/exportPosts.ts'
import { siteLayout } from '../../shared/export/siteReaders.ts'
import type { EarlyLooks } from './earlyLooks.ts'
import { packLooks, packMade } from './packedFiles.ts'
import type { PostRenderer } from './postRenderer.ts'
import type { PackedFiles, RenderJob } from './protocol.ts'
import type { RenderCrew } from './renderCrew.ts'
import { BodyLost, type LastResult, type RenderMemories } from './renderMemory.ts'

export type TellRender = (done: number, total: number) => void

/** What a render runs by: the same job gives the same files, whatever is remembered and however many help. */
export interface RenderMeans {
  readonly memories: RenderMemories
  readonly looks: EarlyLooks
  readonly tell: TellRender
  /** Threads to do this many posts beside this one. */
  readonly crew: (own: PostRenderer, posts: number) => RenderCrew
}

/** Makes every file of an export, from what is remembered where nothing that it was made from has changed, and looks what is at their places. @throws PostChanged where a post changes meanwhile */
export async function renderExport(job: RenderJob, means: RenderMeans): Promise<PackedFiles> {
  const { made, paths, texts = new Map() } = await makeOrRemember(job, means)
  const looks = means.looks.takeSite(job.siteFolder, new Set([...job.known.keys(), ...paths]))
  return { made, texts, looks: packLooks(looks) }
}

async function makeOrRemember(job: RenderJob, means: RenderMeans): Promise<LastResult & { readonly texts?: ReadonlyMap<string, Uint8Array> }> {
  const { library, wanted } = job
  const marks = means.looks.takeMarks(library.folder, library.paths)
  const key = keyOf(job, marks)
  const last = wanted.length > 0 ? null : means.memories.lastResult(job, key)
  if (last) return last
  // what renders takes a while to load
  const { renderAll } = await import('./renderAll.ts')
  const { rendered, untilMs } = await renderAll(job, marks, means).catch((cause: unknown) => {
    if (!(cause instanceof BodyLost)) throw cause
    means.memories.forget(job)
    return renderAll(job, marks, means)
  })
  const result = { made: packMade(rendered), paths: rendered.files.map(({ path }) => path) }
  if (rendered.unread.length === 0) means.memories.keepResult(job, key, untilMs, result)
  return { ...result, texts: rendered.texts }
}

/** All that an export is made from but the moment: equal keys give equal files for as long as no date is reached. */
function keyOf(job: RenderJob, marks: ReadonlyMap<string, string | null>): string {
  const { nowMs: _, config: __, facts, choice, ...input } = job.input
  const isWhole = choice.only === null && choice.except.size === 0
  const plain = JSON.stringify([[...marks], { ...input, settings: settingsOf(job.input), site: isWhole ? siteLayout(job.kind, facts) : facts, assets: [...input.assets], pictures: [...input.pictures], choice: Object.values(choice).map((paths) => paths && [...paths]) }])
  return createHash('sha256').update(plain).digest('hex')
}
