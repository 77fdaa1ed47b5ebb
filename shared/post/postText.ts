/** A post's text in two parts that always join to the whole: the front matter block with its fences, and the rest. */
export interface PostText {
  /** From the first character through the line end after the closing fence; '' where the post has no front matter. */
  readonly head: string
  readonly body: string
}

/** Splits a post's text (LF or CRLF, without BOM). `head + body === text` always holds. */
export function splitPost(text: string): PostText {
  const end = headEnd(text)
  return { head: text.slice(0, end), body: text.slice(end) }
}

function headEnd(text: string): number {
  const opening = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text)
  if (!opening) return 0
  const closing = opening[1] === '---' ? /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm : /^\+\+\+[ \t]*(?:\r?\n|$)/gm
  closing.lastIndex = opening[0].length
  const found = closing.exec(text)
  return found ? found.index + found[0].length : 0
}
