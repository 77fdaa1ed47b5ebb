import type { RenderedBlock } from '../../shared/markdown/renderProfile.ts'
import { applyPatch } from '../../shared/preview/blockPatch.ts'
import type { PreviewAnswer, PreviewLibrary, PreviewMessage } from '../../shared/preview/protocol.ts'

type RenderMessage = Extract<PreviewMessage, { kind: 'render' }>

export interface RenderedAnswer extends Omit<PreviewAnswer, 'patch'> {
  readonly blocks: readonly RenderedBlock[]
}

const longestRenderMs = 5000
const mostRestarts = 3

/**
 * Talks with the preview's worker: one text at a time, the latest wins. A worker that does not answer within five seconds is
 * started anew; after three such in a row `onPaused` is told, until the text changes.
 */
export class PreviewClient {
  readonly #onAnswer: (answer: RenderedAnswer) => void
  readonly #onPaused: () => void
  #worker: Worker | null = null
  #library: PreviewLibrary | null = null
  #blocks: readonly RenderedBlock[] = []
  #running: RenderMessage | null = null
  #next: RenderMessage | null = null
  #watchdog = 0
  #restarts = 0

  constructor(onAnswer: (answer: RenderedAnswer) => void, onPaused: () => void) {
    this.#onAnswer = onAnswer
    this.#onPaused = onPaused
  }

  setLibrary(library: PreviewLibrary): void {
    this.#library = library
    this.#worker?.postMessage({ kind: 'library', library } satisfies PreviewMessage)
  }

  render(message: RenderMessage): void {
    this.#next = message
    if (!this.#running) this.#sendNext()
  }

  #sendNext(): void {
    if (!this.#next || !this.#library) return
    this.#running = this.#next
    this.#next = null
    this.#worker ??= this.#start(this.#library)
    this.#worker.postMessage(this.#running)
    this.#watchdog = window.setTimeout(() => this.#restart(), longestRenderMs)
  }

  #start(library: PreviewLibrary): Worker {
    const worker = new Worker('preview.worker.js', { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<PreviewAnswer>) => this.#take(data)
    worker.onerror = () => this.#restart()
    this.#blocks = []
    worker.postMessage({ kind: 'library', library } satisfies PreviewMessage)
    return worker
  }

  #take({ patch, ...answer }: PreviewAnswer): void {
    window.clearTimeout(this.#watchdog)
    this.#restarts = 0
    this.#running = null
    this.#blocks = applyPatch(this.#blocks, patch)
    this.#onAnswer({ ...answer, blocks: this.#blocks })
    this.#sendNext()
  }

  #restart(): void {
    window.clearTimeout(this.#watchdog)
    this.#worker?.terminate()
    this.#worker = null
    this.#next ??= this.#running
    this.#running = null
    if (++this.#restarts < mostRestarts) return this.#sendNext()
    this.#restarts = 0
    this.#next = null
    this.#onPaused()
  }
}
