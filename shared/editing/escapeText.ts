/**
 * A line of text as Markdown that shows it letter for letter, in a paragraph, a heading or a link's label: what would be a mark is escaped,
 * and nothing else (a `_` within a word is none). Line ends become blanks.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\\(?=[!-/:-@[-`{-~]|$)|[*`[\]<]|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\||&(?=#?[a-z0-9]+;)/gi, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^ ?(?:[-+](?= |$)|>|#{1,6}(?= |$)|=+ ?$|~{3,}|:{2,})|^( ?\d{1,9})(?=[.)](?: |$))/, (mark, number?: string) => (number === undefined ? mark.replace(/\S/, '\\$&') : `${number}\\`))
}
