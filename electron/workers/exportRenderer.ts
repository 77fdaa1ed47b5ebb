import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { FileFailure } from '../files/fileErrors.ts'
import { PostChanged } from './postRenderer.ts'
import type { FromExportWorker, RenderedFiles, RenderJob } from './protocol.ts'
import { RenderCrew } from './renderCrew.ts'
import { renderExport, type TellRender } from './renderExport.ts'
import { RenderMemories } from './renderMemory.ts'

export type { TellRender } from './renderExport.ts'

/** An author who types on while posts are made changes one now and then. */
const mostTries = 3
const mostHelpers = 3

/** Renders exports, one at a time. */
export interface ExportRenderer {
  /** Gets ready, where that takes time: a render will be asked for soon. */
  start(): void
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

class InlineRenderer implements ExportRenderer {
  readonly #memories = new RenderMemories('sources')

  start(): void {}

  async render(job: RenderJob, tell: TellRender): Promise<RenderedFiles> {
    const rendered = await renderExport(job, { memories: this.#memories, tell, crew: (own) => new RenderCrew(own, []) }).catch((cause: unknown) => {
      throw cause instanceof PostChanged ? changedTooOften() : cause
    })
    this.#memories.save()
    return rendered
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

  render(job: RenderJob, tell: TellRender): Promise<RenderedFiles> {
    this.stop()
    const worker = (this.#worker ??= this.#begin())
    return new Promise((resolve, reject) => {
      this.#job = { job, tries: 1, tell, resolve, reject }
      worker.ref()
      worker.postMessage(job)
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
        return worker.postMessage(running.job)
      }
      this.#job = null
      running?.resolve(message.rendered)
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
