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

/** Keeps its thread from one render to the next, so that what was rendered is remembered; a new render stops the one before. */
export class ThreadRenderer implements ExportRenderer {
  readonly #file: URL
  #worker: Worker | null = null
  #fail: ((failure: FileFailure) => void) | null = null

  constructor(file: URL) {
    this.#file = file
  }

  render(job: RenderJob, tell: TellRender): Promise<RenderedFiles> {
    this.stop()
    this.#worker ??= new Worker(this.#file)
    const worker = this.#worker
    worker.ref()
    return new Promise<RenderedFiles>((resolve, reject) => {
      const settle = (): void => {
        worker.removeAllListeners()
        // an idle thread keeps no program alive; if it breaks now, the next render starts another
        worker.on('error', () => undefined).on('exit', () => this.#forget(worker))
        worker.unref()
        this.#fail = null
      }
      this.#fail = (failure) => {
        settle()
        this.#forget(worker)
        void worker.terminate()
        reject(failure)
      }
      const broke = (why: string): void => this.#fail?.(new FileFailure('internal', `The export could not be prepared, and nothing was written: ${why}`))
      worker.on('message', (message: FromExportWorker) => {
        if (message.kind === 'progress') return tell(message.done, message.total)
        if (message.kind === 'failed') return broke(message.message)
        settle()
        resolve(message.rendered)
      })
      worker.on('error', (error) => broke(String(error)))
      worker.on('exit', (code) => broke(`its thread ended (${code}).`))
      worker.postMessage(job)
    })
  }

  stop(): void {
    this.#fail?.(new FileFailure('cancelled', 'Looking for changes was stopped. Nothing was written.'))
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null
  }
}
