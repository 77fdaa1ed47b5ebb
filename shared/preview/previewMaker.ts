import { type IndexedFacts, indexFacts } from '../checks/libraryFacts.ts'
import { runChecks } from '../checks/runChecks.ts'
import { parseHead } from '../frontMatter/parseHead.ts'
import { renderArticle } from '../markdown/article.ts'
import type { RenderedBlock } from '../markdown/renderProfile.ts'
import { readPostFields } from '../review/postFields.ts'
import { countWords } from '../text/wordCount.ts'
import { diffBlocks } from './blockPatch.ts'
import { previewProfile } from './previewProfile.ts'
import type { PreviewAnswer, PreviewLibrary, PreviewMessage } from './protocol.ts'

/** Makes preview, checks, outline and counts of the post that it is sent; remembers the library and the last answer's blocks. */
export class PreviewMaker {
  #library: PreviewLibrary | null = null
  #facts: IndexedFacts | null = null
  #blocks: readonly RenderedBlock[] = []

  /** The answer to a message; null where there is none to give (a library alone). */
  take(message: PreviewMessage): PreviewAnswer | null {
    if (message.kind === 'library') {
      this.#library = message.library
      this.#facts = null
      return null
    }
    if (!this.#library) return null
    const { version, path, head, body, nowMs } = message
    const { posts, assets, config } = this.#library
    this.#facts ??= indexFacts({ posts, assets: new Set(assets), config, nowMs })
    const parsed = parseHead(head)
    const fields = readPostFields(parsed, config)
    const article = renderArticle(body, previewProfile(path, fields, config, this.#facts))
    const blocks = [{ html: article.header, fromLine: 0, toLine: 0 }, ...article.blocks]
    const patch = diffBlocks(this.#blocks, blocks)
    this.#blocks = blocks
    const problems = runChecks({ path, head, body, parsed, fields }, { ...this.#facts, nowMs })
    return { version, path, patch, outline: article.outline, problems, counts: countWords(body) }
  }
}
