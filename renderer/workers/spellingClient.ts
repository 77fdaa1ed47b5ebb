import type { SpellingAnswer, SpellingMessage } from '../../shared/spelling/protocol.ts'
import type { SpellingLanguage } from '../../shared/spelling/spellingLanguages.ts'

const longestAnswerMs = 20_000

/** Asks the spelling's worker, which starts with the first question. What it does not answer, because it broke or took too long, is answered with nothing. */
export class SpellingClient {
  #worker: Worker | null = null
  #languages: readonly SpellingLanguage[] = []
  #turn = 0
  readonly #waiting = new Map<number, { readonly answer: (words: readonly string[]) => void; readonly watchdog: number }>()

  setLanguages(languages: readonly SpellingLanguage[]): void {
    this.#languages = languages
    this.#worker?.postMessage({ kind: 'languages', languages } satisfies SpellingMessage)
  }

  /** Those of the words that are wrong. */
  check(words: readonly string[]): Promise<readonly string[]> {
    return this.#ask((turn) => ({ kind: 'check', turn, words }))
  }

  /** What a wrong word may have been meant to be, likeliest first. */
  suggest(word: string): Promise<readonly string[]> {
    return this.#ask((turn) => ({ kind: 'suggest', turn, word }))
  }

  #ask(make: (turn: number) => SpellingMessage): Promise<readonly string[]> {
    const turn = ++this.#turn
    return new Promise((answer) => {
      this.#waiting.set(turn, { answer, watchdog: window.setTimeout(() => this.#giveUp(), longestAnswerMs) })
      this.#worker ??= this.#start()
      this.#worker.postMessage(make(turn))
    })
  }

  #start(): Worker {
    const worker = new Worker('spelling.worker.js', { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<SpellingAnswer>) => this.#settle(data.turn, data.words)
    worker.onerror = () => this.#giveUp()
    worker.postMessage({ kind: 'languages', languages: this.#languages } satisfies SpellingMessage)
    return worker
  }

  #giveUp(): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const turn of this.#waiting.keys()) this.#settle(turn, [])
  }

  #settle(turn: number, words: readonly string[]): void {
    const waiting = this.#waiting.get(turn)
    if (!waiting) return
    this.#waiting.delete(turn)
    window.clearTimeout(waiting.watchdog)
    waiting.answer(words)
  }
}
