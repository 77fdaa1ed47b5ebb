/** A post's text in two parts that always join to the whole: the front matter block with its fences, and the rest. */
export interface PostText {
  /** From the first character through the line end after the closing fence; '' where the post has no front matter. */
  readonly head: string
  readonly body: string
}

/**
 * Splits a post's text (LF or CRLF; a BOM stays with the head). Front matter stands at the very start: YAML between `---` lines
 * (`...` closes it too), TOML between `+++` lines, or one JSON object followed by a line end. A block that is opened and never closed ends
 * at its first blank line, so that it is seen as what it was meant to be. `head + body === text` always holds.
 */
export function splitPost(text: string): PostText {
  const end = fencedEnd(text) ?? jsonEnd(text) ?? unclosedEnd(text) ?? 0
  return { head: text.slice(0, end), body: text.slice(end) }
}

function fencedEnd(text: string): number | null {
  const opening = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/.exec(text)
  if (!opening) return null
  const closing = opening[1] === '---' ? /^(?:---|\.\.\.)[ \t]*\r?(?:\n|$(?![^]))/gm : /^\+\+\+[ \t]*\r?(?:\n|$(?![^]))/gm
  closing.lastIndex = opening[0].length
  // A lone CR starts a line for `^` but not for people.
  for (let found = closing.exec(text); found; found = closing.exec(text)) {
    if (text[found.index - 1] === '\n') return found.index + found[0].length
  }
  return null
}

/** The end of a block without its closing fence: a fence with a key below it. A rule (`---`) with text below it is none. */
function unclosedEnd(text: string): number | null {
  const opening = /^\uFEFF?(?:---|\+\+\+)[ \t]*(?:\r\n?|\n)[ \t]*["']?[\w-]+["']?[ \t]*[:=](?=\s)/.exec(text)
  if (!opening) return null
  const blank = /(?:\r\n|\n|\r(?!\n))(?=[ \t]*(?:\r|\n|$(?![^])))/g
  blank.lastIndex = opening[0].length
  return blank.test(text) ? blank.lastIndex : text.length
}

/** The end of a JSON object at the text's start, by its braces and strings alone: whether it is sound JSON is the parser's matter. */
function jsonEnd(text: string): number | null {
  // Templates such as `{{ x }}` and `{% x %}` begin with a brace too.
  if (!/^\uFEFF?\{\s*["}]/.test(text)) return null
  const token = /"(?:[^"\\\n]|\\.)*"|[{}]/g
  let depth = 0
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '{') depth++
    if (found[0] === '}') depth--
    if (depth > 0) continue
    const rest = /[ \t]*(?:\r?\n|$(?![^]))/y
    rest.lastIndex = token.lastIndex
    return rest.test(text) ? rest.lastIndex : null
  }
  return null
}
