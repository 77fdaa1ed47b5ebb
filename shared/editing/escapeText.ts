/**
 * A line of text as Markdown that shows it letter for letter, in a paragraph or a link's label: what would be a mark is escaped, and nothing
 * else (a `_` within a word is none; a bare web address stays a link, and two pairs of bars a spoiler, which has no escape). Line ends
 * become blanks.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\\(?=[!-/:-@[-`{-~]|$)|[*`[\]<~]|&(?=#?[a-z0-9]+;)/gi, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(?:[-+](?=[- ]|$)|>|#{1,6}(?= |$)|=+$|:{2})/, '\\$&')
    .replace(/^\d{1,9}(?=[.)](?: |$))/, '$&\\')
}
