import type { Text } from '@codemirror/state'
import { type ChecksAnswer, type ChecksMessage, mostDrawn, type PreviewLibrary } from '../../shared/preview/protocol.ts'
import type { Problem } from '../../shared/checks/problem.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { TextSender } from '../text/textSender.ts'

/** A text to check, as it is at the moment. */
type TextToCheck = Omit<Extract<ChecksMessage, { kind: 'check' }>, 'kind' | 'body'> & { readonly body: Text }

const longestCheckMs = 10_000

/** Has texts checked, one at a time, the latest next. A worker that takes more than ten seconds is given up on for that text; what is too long is not even sent. */
export class ChecksClient {
  readonly #onAnswer: (answer: ChecksAnswer) => void
  #worker: Worker | null = null
  #library: PreviewLibrary | null = null
  #isBusy = false
  #next: TextToCheck | null = null
  readonly #sender = new TextSender()
  #watchdog = 0

  constructor(onAnswer: (answer: ChecksAnswer) => void) {
    this.#onAnswer = onAnswer
  }

  setLibrary(library: PreviewLibrary): void {
    this.#library = library
    this.#worker?.postMessage({ kind: 'library', library } satisfies ChecksMessage)
  }

  check(text: TextToCheck): void {
    const isTooLong = text.body.length > mostDrawn
    this.#next = isTooLong ? null : text
    if (isTooLong) this.#onAnswer({ version: text.version, path: text.path, problems: [tooLong(text.path)], counts: null })
    this.#send()
  }

  #send(): void {
    if (this.#isBusy || !this.#next || !this.#library) return
    this.#worker ??= this.#start(this.#library)
    this.#worker.postMessage({ kind: 'check', ...this.#next, body: this.#sender.next({ head: '', body: this.#next.body }) } satisfies ChecksMessage)
    this.#next = null
    this.#isBusy = true
    this.#watchdog = window.setTimeout(() => this.#giveUp(), longestCheckMs)
  }

  #start(library: PreviewLibrary): Worker {
    this.#sender.forget()
    const worker = new Worker('checks.worker.js', { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<ChecksAnswer>) => {
      this.#ready()
      this.#onAnswer(data)
    }
    worker.onerror = () => this.#giveUp()
    worker.postMessage({ kind: 'library', library } satisfies ChecksMessage)
    return worker
  }

  #giveUp(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#ready()
  }

  #ready(): void {
    window.clearTimeout(this.#watchdog)
    this.#isBusy = false
    this.#send()
  }
}

function tooLong(post: PostPath): Problem {
  const message = 'This post is too long to be checked and its words to be counted. Split it to have that done.'
  return { post, rule: 'too-long', severity: 'hint', message, line: 1, place: null }
}
