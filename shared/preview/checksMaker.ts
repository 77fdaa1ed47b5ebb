import { type IndexedFacts, indexFacts } from '../checks/libraryFacts.ts'
import { runChecks } from '../checks/runChecks.ts'
import { parseHead } from '../frontMatter/parseHead.ts'
import { readPostFields } from '../review/postFields.ts'
import { HeldTexts } from '../text/heldTexts.ts'
import { countWords } from '../text/wordCount.ts'
import type { ChecksAnswer, ChecksMessage, PreviewLibrary } from './protocol.ts'

/** Finds the problems and counts the words of the texts that it is sent; remembers the library and the last text. */
export class ChecksMaker {
  #library: PreviewLibrary | null = null
  #facts: IndexedFacts | null = null
  readonly #held = new HeldTexts('checks')

  /** The answer to a message; null where there is none to give (a library alone). @throws RangeError for a text that does not fit the one before */
  take(message: ChecksMessage): ChecksAnswer | null {
    if (message.kind === 'library') {
      this.#library = message.library
      this.#facts = null
      return null
    }
    if (!this.#library) return null
    const { version, path, head, nowMs } = message
    const body = this.#held.take(message.body)
    if (body === null) throw new RangeError('The text that was sent does not fit the one before.')
    const { posts, assets, config } = this.#library
    this.#facts ??= indexFacts({ posts, assets: new Set(assets), config, nowMs })
    const parsed = parseHead(head)
    const problems = runChecks({ path, head, body, parsed, fields: readPostFields(parsed, config) }, { ...this.#facts, nowMs })
    return { version, path, problems, counts: countWords(body) }
  }
}
