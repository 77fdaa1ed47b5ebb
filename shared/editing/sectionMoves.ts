/** A heading of a text that opens a section: all below it down to the next heading of its level or a higher one. */
export interface SectionHeading {
  /** 0-based line. */
  readonly line: number
  /** 1 to 6. */
  readonly level: number
}

const atx = /^ {0,3}#{1,6}(?:[ \t]|$)/
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/
const container = /^ {0,3}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|:::)/

/** Whether a heading begins at a line, on the text's own level: one in a quote, a list or a directive opens no section. */
export function opensSection(line: string, next: string | undefined): boolean {
  return atx.test(line) || (line.trim() !== '' && !container.test(line) && next !== undefined && underline.test(next))
}

/** Where the section of a heading ends: the line after its last, 0-based. */
export function endOfSection(headings: readonly SectionHeading[], index: number, lineCount: number): number {
  const own = headings[index]
  return headings.find(({ line, level }) => own && line > own.line && level <= own.level)?.line ?? lineCount
}

/** The heading whose section a line is in, by its index; -1 above the first. */
export function sectionOf(headings: readonly SectionHeading[], line: number): number {
  return headings.findLastIndex((heading) => heading.line <= line)
}

/** Before which heading (by index; `headings.length`: at the end) a section goes to change places with its neighbour; null where it has none beside it. */
export function besideSection(headings: readonly SectionHeading[], index: number, by: 1 | -1, lineCount: number): number | null {
  const own = headings[index]
  if (!own) return null
  if (by < 0) {
    const before = headings.findLastIndex(({ level }, at) => at < index && level <= own.level)
    return before >= 0 && headings[before]?.level === own.level ? before : null
  }
  const end = endOfSection(headings, index, lineCount)
  const next = headings.findIndex(({ line }) => line === end)
  if (next < 0 || headings[next]?.level !== own.level) return null
  const after = headings.findIndex(({ line }) => line === endOfSection(headings, next, lineCount))
  return after < 0 ? headings.length : after
}

/**
 * A text with a section put before another heading. No line is lost, made or changed, but for blank ones between sections, which go where
 * they are needed.
 * @param before index of the heading that it goes before; `headings.length` for the end. One within the section changes nothing.
 */
export function moveSection(text: string, headings: readonly SectionHeading[], index: number, before: number): string {
  const endsLine = text.endsWith('\n')
  const lines = (endsLine ? text.slice(0, -1) : text).split('\n')
  const own = headings[index]
  const from = own?.line ?? 0
  const to = endOfSection(headings, index, lines.length)
  const at = headings[before]?.line ?? lines.length
  if (!own || (at >= from && at <= to)) return text
  const moved = lines.slice(from, to)
  const parts = at < from ? [lines.slice(0, at), moved, lines.slice(at, from), lines.slice(to)] : [lines.slice(0, from), lines.slice(to, at), moved, lines.slice(at)]
  return spaced(parts.filter((part) => part.length > 0)).join('\n') + (endsLine ? '\n' : '')
}

/** Parts one below the other; the blank lines that one of them had at its end where it was not last are where they are needed now. */
function spaced(parts: readonly (readonly string[])[]): string[] {
  const last = parts.at(-1) ?? []
  const spare = trailingBlanks(last)
  let taken = false
  const lines = parts.flatMap((part, index) => {
    if (index === parts.length - 1) return taken ? part.slice(0, part.length - spare.length) : part
    if (taken || spare.length === 0 || trailingBlanks(part).length > 0) return part
    taken = true
    return [...part, ...spare]
  })
  return lines
}

function trailingBlanks(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return last < 0 ? [] : lines.slice(last + 1)
}
