import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { ThemeTooLarge } from '../../shared/export/siteTheme.ts'
import { EarlyLooks } from './earlyLooks.ts'
import { PostChanged } from './postChanged.ts'
import type { PostRenderer } from './postRenderer.ts'
import type { FromExportWorker, ToExportWorker, ToRenderHelper } from './protocol.ts'
import type { RenderMemories } from './renderMemory.ts'

/** More than anybody can see is a fifth of the time of an export. */
const tellEveryMs = 50
/** Fewer are done before another thread has started. */
const worthHelp = 150

const { isHelper = false, helpers = 0 } = (workerData ?? {}) as { readonly isHelper?: boolean; readonly helpers?: number }
if (isHelper) await help()
else lead()

/** Renders exports, with as many threads beside this one as it was started with. */
function lead(): void {
  const say = (message: FromExportWorker, transfer: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer)
  // the names of its parts, which stand in it, hold hashes of what is in them
  const program = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url))).digest('hex')
  let memories: RenderMemories | null = null
  let toldMs = 0
  const tell = (done: number, total: number): void => {
    const nowMs = performance.now()
    if (done < total && nowMs - toldMs < tellEveryMs) return
    toldMs = nowMs
    say({ kind: 'progress', done, total })
  }
  const looks = new EarlyLooks()
  // after the first look, which is asked for before anything is to be rendered
  const load = () => Promise.all([import('./renderExport.ts'), import('./renderMemory.ts'), import('./renderCrew.ts')])
  parentPort?.on('message', async (message: ToExportWorker) => {
    if (message.kind === 'look') {
      looks.look(message.look)
      return void load()
    }
    try {
      const [{ renderExport }, { RenderMemories }, { RenderCrew, RenderHelper }] = await load()
      memories ??= new RenderMemories(program)
      const crew = (own: PostRenderer, posts: number) => new RenderCrew(own, Array.from({ length: posts < worthHelp ? 0 : helpers }, () => new RenderHelper(new URL(import.meta.url))))
      const rendered = await renderExport(message.job, { memories, looks, tell, crew })
      say({ kind: 'rendered', rendered }, buffersOf(rendered.texts.values()))
      memories.save()
      say({ kind: 'idle' })
    } catch (cause) {
      if (cause instanceof PostChanged) say({ kind: 'changed' })
      else if (cause instanceof ThemeTooLarge) say({ kind: 'refused', message: cause.message })
      else say({ kind: 'failed', message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
    }
  })
}

/** Does tasks for the thread that started this one. */
async function help(): Promise<void> {
  const [{ PostRenderer }, { doTask }] = await Promise.all([import('./postRenderer.ts'), import('./renderCrew.ts')])
  const renderer = new PostRenderer()
  parentPort?.on('message', (message: ToRenderHelper) => {
    if (message.kind === 'open') return void renderer.open(message.site, message.posts, message)
    const answer = doTask(message, renderer)
    const texts = answer.kind === 'made' ? answer.posts.flatMap((post) => post.texts.map(([, bytes]) => bytes)) : []
    parentPort?.postMessage(answer, buffersOf(texts))
  })
}

/** To be handed over and not copied. */
function buffersOf(texts: Iterable<Uint8Array>): ArrayBuffer[] {
  return Array.from(texts, ({ buffer }) => buffer as ArrayBuffer)
}
