const container = /^((?:[ \t]*>[ \t]?)*)([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?([ \t]*)/
const blockStart = /^(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|>|```|~~~|\||:::?|(?:[-*_][ \t]*){3,}$)/

/**
 * The text to insert so that Markdown stays what it is at a place in a line: within the quote or list item that the line is in, with blocks
 * on lines of their own.
 * @param before the line's text before the place
 * @param after the line's text after it
 */
export function insertMarkdown(before: string, after: string, markdown: string): string {
  const [found = '', quote = '', marker = '', blanks = ''] = container.exec(before) ?? []
  const indent = quote + ' '.repeat(marker.length) + blanks
  const blank = indent.trimEnd()
  const lines = markdown.split('\n')
  const text = lines.map((line, index) => (index === 0 ? line : line === '' ? blank : indent + line)).join('\n')
  const isInline = !lines.includes('') && !blockStart.test(lines[0] ?? '')
  if (isInline) return text
  const opening = before.slice(found.length).trim() === '' ? '' : `\n${blank}\n${indent}`
  const closing = after.trim() === '' ? '' : `\n${blank}\n${indent}`
  return opening + text + closing
}
