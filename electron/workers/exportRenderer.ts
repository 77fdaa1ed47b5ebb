import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { FileFailure } from '../files/fileErrors.ts'
import { unpacked } from './packedFiles.ts'
import { PostChanged } from './postChanged.ts'
import type { FromExportWorker, LookAhead, RenderedFiles, RenderJob, ToExportWorker } from './protocol.ts'
import type { TellRender } from './renderExport.ts'
import type { RenderMemories } from './renderMemory.ts'

export type { TellRender } from './renderExport.ts'

/** An author who types on while posts are made changes one now and then. */
const mostTries = 3
const mostHelpers = 3

/** Renders exports, one at a time. */
export interface ExportRenderer {
  /** Gets ready, where that takes time: a render will be asked for soon. */
  start(): void
  /** Has files looked at that the next render will be about, the posts of its library first, while all else that it needs is being found out. */
  lookAhead(look: LookAhead): void
  /** @throws FileFailure `cancelled` when stopped, `internal` where the renderer itself broke */
  render(job: RenderJob, tell: TellRender): Promise<RenderedFiles>
  /** Stops what is being rendered, if anything. */
  stop(): void
}

/**
 * The renderer of this program: threads of its own in a bundle; from sources, which a thread cannot load, the same code in this one.
 * @param spared processors that are left to others
 */
export function exportRenderer(spared = 1): ExportRenderer {
  const helpers = Math.max(0, Math.min(mostHelpers, availableParallelism() - 1 - spared))
  return import.meta.url.endsWith('.ts') ? new InlineRenderer() : new ThreadRenderer(new URL('./export.worker.js', import.meta.url), helpers)
}

/** The same code in this thread. Loaded when it is asked for: where there are threads it never is. */
class InlineRenderer implements ExportRenderer {
  #memories: RenderMemories | null = null

  start(): void {}

  lookAhead(): void {}

  async render(job: RenderJob, tell: TellRender): Promise<RenderedFiles> {
    const [{ renderExport }, { RenderMemories }, { EarlyLooks }, { RenderCrew }] = await Promise.all([import('./renderExport.ts'), import('./renderMemory.ts'), import('./earlyLooks.ts'), import('./renderCrew.ts')])
    const memories = (this.#memories ??= new RenderMemories('sources'))
    const rendered = await renderExport(job, { memories, looks: new EarlyLooks(), tell, crew: (own) => new RenderCrew(own, []) }).catch((cause: unknown) => {
      throw cause instanceof PostChanged ? changedTooOften() : cause
    })
    memories.save()
    return unpacked(rendered)
  }

  stop(): void {}
}

function changedTooOften(): FileFailure {
  return new FileFailure('invalid', 'Posts were changed while the list of changes was being made. Nothing was written. Try again.')
}

interface RunningJob {
  readonly job: RenderJob
  tries: number
  readonly tell: TellRender
  readonly resolve: (rendered: RenderedFiles) => void
  readonly reject: (failure: FileFailure) => void
}

/** Keeps its thread from one render to the next, so that what was rendered is remembered; a new render stops the one before. */
export class ThreadRenderer implements ExportRenderer {
  readonly #file: URL
  readonly #helpers: number
  #worker: Worker | null = null
  #job: RunningJob | null = null

  constructor(file: URL, helpers = 0) {
    this.#file = file
    this.#helpers = helpers
  }

  start(): void {
    this.#worker ??= this.#begin()
  }

  lookAhead(look: LookAhead): void {
    // the thread of a render that is not done ends with it when the next one begins
    if (!this.#job) (this.#worker ??= this.#begin()).postMessage({ kind: 'look', look } satisfies ToExportWorker)
  }

  render(job: RenderJob, tell: TellRender): Promise<RenderedFiles> {
    this.stop()
    const worker = (this.#worker ??= this.#begin())
    return new Promise((resolve, reject) => {
      this.#job = { job, tries: 1, tell, resolve, reject }
      worker.ref()
      worker.postMessage({ kind: 'render', job } satisfies ToExportWorker)
    })
  }

  stop(): void {
    if (this.#job) this.#drop(new FileFailure('cancelled', 'Looking for changes was stopped. Nothing was written.'))
  }

  /** A thread with its listeners, that stay for its life: a Worker loses its messages when they are all taken off and put back. */
  #begin(): Worker {
    const worker = new Worker(this.#file, { workerData: { helpers: this.#helpers } })
    const broke = (why: string): void => {
      if (this.#worker === worker) this.#drop(new FileFailure('internal', `The export could not be prepared, and nothing was written: ${why}`))
    }
    worker.on('message', (message: FromExportWorker) => {
      if (this.#worker !== worker) return
      if (message.kind === 'progress') return this.#job?.tell(message.done, message.total)
      if (message.kind === 'failed') return broke(message.message)
      if (message.kind === 'refused') return this.#drop(new FileFailure('invalid', message.message))
      // an idle thread keeps no program alive
      if (message.kind === 'idle') return this.#job ?? worker.unref()
      const running = this.#job
      if (message.kind === 'changed') {
        if (!running || running.tries++ >= mostTries) return this.#drop(changedTooOften())
        return worker.postMessage({ kind: 'render', job: running.job } satisfies ToExportWorker)
      }
      this.#job = null
      running?.resolve(unpacked(message.rendered))
    })
    worker.on('error', (error) => broke(String(error)))
    worker.on('exit', (code) => broke(`its thread ended (${code}).`))
    worker.unref()
    return worker
  }

  /** Gives up the thread and what it was doing; the next render starts another. */
  #drop(failure: FileFailure): void {
    const [worker, job] = [this.#worker, this.#job]
    this.#worker = null
    this.#job = null
    void worker?.terminate()
    job?.reject(failure)
  }
}
