import { Worker } from 'node:worker_threads'
import { PostMemo } from '../../shared/export/renderWork.ts'
import { FileFailure } from '../files/fileErrors.ts'
import type { FromExportWorker, RenderedFiles, RenderJob } from './protocol.ts'
import { renderFiles } from './renderFiles.ts'

export type TellRender = (done: number, total: number) => void

/** Renders exports, one at a time. */
export interface ExportRenderer {
  /** @throws FileFailure `cancelled` when stopped, `internal` where the renderer itself broke */
  render(job: RenderJob, tell: TellRender): Promise<RenderedFiles>
  /** Stops what is being rendered, if anything. */
  stop(): void
}

/** The renderer of this program: a thread of its own in a bundle; from sources, which a thread cannot load, the same code in this one. */
export function exportRenderer(): ExportRenderer {
  return import.meta.url.endsWith('.ts') ? new InlineRenderer() : new ThreadRenderer(new URL('./export.worker.js', import.meta.url))
}

class InlineRenderer implements ExportRenderer {
  readonly #memo = new PostMemo()

  async render(job: RenderJob, tell: TellRender): Promise<RenderedFiles> {
    return renderFiles(job, { memo: this.#memo, tell })
  }

  stop(): void {}
}

interface RunningJob {
  readonly tell: TellRender
  readonly resolve: (rendered: RenderedFiles) => void
  readonly reject: (failure: FileFailure) => void
}

/** Keeps its thread from one render to the next, so that what was rendered is remembered; a new render stops the one before. */
export class ThreadRenderer implements ExportRenderer {
  readonly #file: URL
  #worker: Worker | null = null
  #job: RunningJob | null = null

  constructor(file: URL) {
    this.#file = file
  }

  render(job: RenderJob, tell: TellRender): Promise<RenderedFiles> {
    this.stop()
    const worker = (this.#worker ??= this.#start())
    return new Promise((resolve, reject) => {
      this.#job = { tell, resolve, reject }
      worker.ref()
      worker.postMessage(job)
    })
  }

  stop(): void {
    if (this.#job) this.#drop(new FileFailure('cancelled', 'Looking for changes was stopped. Nothing was written.'))
  }

  /** A thread with its listeners, that stay for its life: a Worker loses its messages when they are all taken off and put back. */
  #start(): Worker {
    const worker = new Worker(this.#file)
    const broke = (why: string): void => {
      if (this.#worker === worker) this.#drop(new FileFailure('internal', `The export could not be prepared, and nothing was written: ${why}`))
    }
    worker.on('message', (message: FromExportWorker) => {
      if (this.#worker !== worker) return
      if (message.kind === 'progress') return this.#job?.tell(message.done, message.total)
      if (message.kind === 'failed') return broke(message.message)
      const job = this.#job
      this.#job = null
      // an idle thread keeps no program alive
      worker.unref()
      job?.resolve(message.rendered)
    })
    worker.on('error', (error) => broke(String(error)))
    worker.on('exit', (code) => broke(`its thread ended (${code}).`))
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
