import type { ChangeSet } from '@codemirror/state'
import type { RenderedBlock } from '../../shared/markdown/renderProfile.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { applyPatch } from '../../shared/preview/blockPatch.ts'
import { mostSent, type PreviewAnswer, type PreviewLibrary, type PreviewMessage } from '../../shared/preview/protocol.ts'
import type { TextChange } from '../../shared/text/textChange.ts'

/** The text that the preview shows, as it is now. */
export interface PreviewSource {
  readonly path: PostPath
  readonly head: string
  readonly body: { sliceString(from: number, to: number): string }
}

export interface RenderedAnswer {
  readonly path: PostPath
  readonly blocks: readonly RenderedBlock[]
  readonly isDone: boolean
}

interface PreviewListener {
  /** The text as it is when it is asked for. */
  read(): PreviewSource | null
  /** The line of the body that is looked at, 1-based. */
  lookedAt(): number
  answered(answer: RenderedAnswer): void
  paused(): void
  /** Fulfilled when the editor has drawn what was typed last; null where nothing waits to be drawn. */
  drawn(): Promise<void> | null
}

const longestSilenceMs = 5000
/** So many times as long is waited for a worker that was started anew: the text may be long, and the machine slow. */
const patienceFactor = 4
const mostTries = 2
/** How long a worker may go on with a text that is not looked at any more. */
const patienceMs = 300

/**
 * Keeps the preview's worker at the text: it is sent the whole once, then changes alone, those made while it works as one. A worker that says
 * nothing for five seconds is started anew; where that one says nothing for twenty, `paused` is told, until the text changes. A text that is slow to draw
 * does not hold up the one that is opened after it.
 */
export class PreviewClient {
  readonly #listener: PreviewListener
  #worker: Worker | null = null
  #library: PreviewLibrary | null = null
  #blocks: readonly RenderedBlock[] = []
  /** What the worker has not been told yet: all of it, or changes. */
  #waiting: 'whole' | { readonly changes: ChangeSet | null; readonly head: boolean } | null = null
  /** Whether the worker, which is not done, is to be told where the author looks now. */
  #looksElsewhere = false
  #turn = 0
  #isBusy = false
  #watchdog = 0
  #restarts = 0

  constructor(listener: PreviewListener) {
    this.#listener = listener
  }

  setLibrary(library: PreviewLibrary): void {
    this.#library = library
    this.#worker?.postMessage({ kind: 'library', library } satisfies PreviewMessage)
    this.#send()
  }

  /** Another text is to be shown. */
  open(): void {
    this.#waiting = 'whole'
    this.#restarts = 0
    if (this.#isBusy) this.#watch(patienceMs, () => this.#startAnew())
    this.#send()
  }

  /** The text changed: its body by `changes`, its front matter where `head` says so. */
  edit(changes: ChangeSet | null, head: boolean): void {
    if (this.#waiting === 'whole' || !this.#worker) this.#waiting = 'whole'
    else {
      const before = this.#waiting
      this.#waiting = { changes: before?.changes && changes ? before.changes.compose(changes) : (changes ?? before?.changes ?? null), head: head || (before?.head ?? false) }
    }
    // a worker that parses beside the frame of the key takes a core from it
    const drawn = this.#listener.drawn()
    if (drawn) void drawn.then(() => this.#send())
    else this.#send()
  }

  /** The author looks at another place of the text: it is drawn first, where it is not drawn. */
  look(): void {
    this.#looksElsewhere = true
  }

  #send(): void {
    if (this.#isBusy || !this.#waiting || !this.#library) return
    const source = this.#listener.read()
    if (!source) return
    const waiting = this.#waiting
    this.#waiting = null
    this.#worker ??= this.#start(this.#library)
    const turn = ++this.#turn
    const message: PreviewMessage =
      waiting === 'whole'
        ? { kind: 'open', turn, path: source.path, head: source.head, body: source.body.sliceString(0, mostSent), line: this.#listener.lookedAt() }
        : { kind: 'edit', turn, head: waiting.head ? source.head : null, changes: textChanges(waiting.changes) }
    this.#worker.postMessage(message)
    this.#isBusy = true
    this.#watch()
  }

  #start(library: PreviewLibrary): Worker {
    const worker = new Worker('preview.worker.js', { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<PreviewAnswer>) => this.#take(data)
    worker.onerror = () => this.#restart()
    this.#blocks = []
    worker.postMessage({ kind: 'library', library } satisfies PreviewMessage)
    return worker
  }

  #take({ turn, path, patch, isDone }: PreviewAnswer): void {
    window.clearTimeout(this.#watchdog)
    this.#restarts = 0
    this.#blocks = applyPatch(this.#blocks, patch)
    if (turn === this.#turn) this.#isBusy = false
    // this may be the answer to something before
    if (!isDone || this.#isBusy) this.#watch()
    this.#send()
    if (!isDone && this.#looksElsewhere) this.#worker?.postMessage({ kind: 'look', line: this.#listener.lookedAt() } satisfies PreviewMessage)
    this.#looksElsewhere = false
    this.#listener.answered({ path, blocks: this.#blocks, isDone })
  }

  #watch(silenceMs = longestSilenceMs * patienceFactor ** this.#restarts, onSilence = () => this.#restart()): void {
    window.clearTimeout(this.#watchdog)
    this.#watchdog = window.setTimeout(onSilence, silenceMs)
  }

  #restart(): void {
    if (++this.#restarts < mostTries) return this.#startAnew()
    this.#end()
    this.#restarts = 0
    this.#waiting = null
    this.#listener.paused()
  }

  #startAnew(): void {
    this.#end()
    this.#waiting = 'whole'
    this.#send()
  }

  #end(): void {
    window.clearTimeout(this.#watchdog)
    this.#worker?.terminate()
    this.#worker = null
    this.#isBusy = false
  }
}

function textChanges(changes: ChangeSet | null): TextChange[] {
  const list: TextChange[] = []
  changes?.iterChanges((from, to, _fromNew, _toNew, inserted) => list.push({ from, to, insert: inserted.toString() }))
  return list
}
