import { lineHunks } from '../../text/lineHunks.ts'
import { splitPost } from '../../post/postText.ts'
import { lineIndex } from '../../text/lineIndex.ts'
import type { ErrorPlace } from './traceErrors.ts'

/**
 * The line of a post (1-based) that a line of its exported file stems from: the same one where the export left it as it is, else the one in its
 * place, or the next one. null where there is no such line.
 */
export function lineInPost(post: string, exported: string, line: number): number | null {
  const from = lineIndex(exported)
  if (line < 1 || line > from.lineCount) return null
  const start = offsetOfLine(exported, line)
  const key = /^([\w-]+)[ \t]*[:=]/.exec(exported.slice(start))?.[1]
  let shift = 0
  for (const { from: begin, to: end, insert } of lineHunks(exported, post)) {
    if (begin > start) break
    if (start < end) {
      const index = lineIndex(insert)
      // front matter is written anew, in another order: a key is found by its name
      const named = key === undefined ? -1 : insert.search(new RegExp(`^${key}[ \\t]*[:=]`, 'im'))
      const within = lineIndex(exported.slice(begin, start)).lineCount
      const lines = index.lineCount - (insert.endsWith('\n') ? 1 : 0)
      return lineIndex(post).at(begin + shift).line + (named >= 0 ? index.at(named).line : Math.max(1, Math.min(within, lines))) - 1
    }
    shift += insert.length - (end - begin)
  }
  return lineIndex(post).at(start + shift).line
}

function offsetOfLine(text: string, line: number): number {
  let at = 0
  for (let number = 1; number < line; number++) at = text.indexOf('\n', at) + 1
  return at
}

/** The line of an exported file (1-based) that its generator means. */
export function lineInFile(exported: string, { line, from }: ErrorPlace): number {
  const { head, body } = splitPost(exported)
  const headLines = lineIndex(head).lineCount - 1
  switch (from) {
    case 'file':
      return line
    case 'frontMatter':
      return line + 1
    case 'afterFrontMatter':
      return headLines + line
    case 'text':
      return headLines + (/^(?:[ \t]*\n)*/.exec(body)?.[0].split('\n').length ?? 1) - 1 + line
  }
}
