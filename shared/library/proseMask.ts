/** Blanks characters without moving any: line ends stay, every other character becomes a space. */
function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ')
}

const containers = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/
/** A line end after which inline Markdown begins anew: before a blank line, a list item, a heading. */
export const paragraphEnd = /\n(?=[ \t>]*(?:\r?\n|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]))/
const runOrEnd = new RegExp(`\`+|${paragraphEnd.source}`, 'g')
const listMarker = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/
const opening = /^(`{3,}(?=[^`]*$)|~{3,})/

/**
 * A body with its code blocks (fenced and indented) and HTML comments blanked, offsets unchanged. A line scan, not a Markdown
 * parser: cheap enough for every post of a library, and only code inside unusual nestings of lists is taken for prose.
 */
export function withoutCodeBlocks(body: string): string {
  const lines = body.split('\n')
  let fence: { readonly mark: string; readonly quoted: boolean; readonly indent: number } | null = null
  let inList = false
  let mayBeCode = true
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const prefix = containers.exec(line)?.[0] ?? ''
    const isBlank = line.trim() === ''
    if (fence && !isBlank && leavesFence(line, fence)) fence = null
    if (fence) {
      const closing = line.replace(/^[ \t>]*/, '').trimEnd()
      if (closing.length >= fence.mark.length && closing === fence.mark.charAt(0).repeat(closing.length)) fence = null
      lines[index] = blank(line)
      mayBeCode = true
      continue
    }
    if (isBlank) {
      mayBeCode = true
      continue
    }
    const indented = /^(?: {4}| {0,3}\t)/.test(line)
    if (listMarker.test(line) && !(indented && !inList)) inList = true
    else if (!indented && !/^[ ]{2,3}/.test(line)) inList = false
    const isCode: boolean = indented && mayBeCode && !inList
    const found: RegExpExecArray | null = isCode ? null : opening.exec(line.slice(prefix.length).trimEnd())
    if (found) fence = { mark: found[1]!, quoted: prefix.includes('>'), indent: listMarker.test(line) ? prefix.replace(/[ \t]*$/, '').length : 0 }
    if (found || isCode) lines[index] = blank(line)
    mayBeCode = found !== null || isCode
  }
  return withoutComments(lines.join('\n'))
}

/** As `withoutCodeBlocks`, and with inline code blanked as well. */
export function proseOnly(body: string): string {
  const text = withoutCodeBlocks(body)
  const runs = [...text.matchAll(runOrEnd)]
  // From the end: the next run of the same length is the one that closes; a paragraph's end forgets all.
  const closers: (number | undefined)[] = []
  let byLength = new Map<number, number>()
  for (let index = runs.length - 1; index >= 0; index--) {
    const run = runs[index]![0]
    if (run.startsWith('\n')) byLength = new Map()
    else {
      closers[index] = byLength.get(run.length - (isEscaped(text, runs[index]!.index) ? 1 : 0))
      byLength.set(run.length, index)
    }
  }
  let kept = ''
  let at = 0
  for (let index = 0; index < runs.length; index++) {
    const closer = closers[index]
    if (closer === undefined) continue
    const end = runs[closer]!.index + runs[closer]![0].length
    kept += text.slice(at, runs[index]!.index) + blank(text.slice(runs[index]!.index, end))
    at = end
    index = closer
  }
  return kept + text.slice(at)
}

/** Whether the character at `at` follows an odd number of backslashes. */
export function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

function leavesFence(line: string, fence: { readonly quoted: boolean; readonly indent: number }): boolean {
  if (fence.quoted) return !/^[ \t]*>/.test(line)
  return fence.indent > 0 && line.length - line.trimStart().length < fence.indent
}

function withoutComments(text: string): string {
  let kept = ''
  let at = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start + 4)
    if (end < 0) break
    kept += text.slice(at, start) + blank(text.slice(start, end + 3))
    at = end + 3
  }
  return kept + text.slice(at)
}
