export type QuoteStyle = 'plain' | 'single' | 'double'

/** How a scalar is to be written. */
export interface ScalarStyle {
  /** The wish; a style that the text does not allow gives way to quotes that do. */
  readonly quotes: QuoteStyle
  /** Quotes for texts that cannot be plain. */
  readonly otherQuotes: 'single' | 'double'
  /** Within `[]` or `{}` more has to be quoted. */
  readonly inFlow: boolean
}

const defaultStyle: ScalarStyle = { quotes: 'plain', otherQuotes: 'double', inFlow: false }

/**
 * A value as one line of YAML that reads back as the same value, in YAML 1.1 and 1.2 readers alike. Texts that would read as
 * something else (`1917`, `yes`, `2025-01-01`, `a: b`) are quoted whatever the style; null is `null`.
 */
export function formatScalar(value: string | number | boolean | null, style: Partial<ScalarStyle> = {}): string {
  const { quotes, otherQuotes, inFlow } = { ...defaultStyle, ...style }
  if (typeof value !== 'string') return formatOther(value)
  if (quotes === 'plain' && isPlainText(value, inFlow)) return value
  if (quotes === 'double' || !isPrintableLine(value)) return quoteString(value)
  // Of two ways to quote, the one without backslashes reads better.
  const single = quotes === 'single' || otherQuotes === 'single' || (/["\\]/.test(value) && !value.includes("'"))
  return single ? `'${value.replaceAll("'", "''")}'` : quoteString(value)
}

/** A text in JSON string syntax, which YAML and TOML read too (characters that only JSON allows raw are escaped). */
export function quoteString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** True for a date or date-time as generators read it: `2025-03-09`, `2025-03-09T23:30:00+08:00`, `2025-03-09 23:30 +0800`. */
export function isDateText(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(?:(?:[Tt]|[ \t]+)\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[ \t]*(?:Z|z|[+-]\d\d(?::?\d\d)?))?)?$/.test(text)
}

/** True where the text may stand without quotes and stays a text in every YAML reader. */
export function isPlainText(text: string, inFlow: boolean): boolean {
  return isPlainSyntax(text, inFlow) && !readsAsOther(text)
}

/** True where the characters may stand without quotes, whatever type they then have. */
export function isPlainSyntax(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || !isPrintableLine(text)) return false
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false
  if (/:(?:\s|$)|\s#/.test(text)) return false
  return !inFlow || !/[,[\]{}]|^[-?:]|:$/.test(text)
}

function formatOther(value: number | boolean | null): string {
  if (typeof value !== 'number') return String(value)
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  // 1e+21 without a point is a text for YAML 1.1.
  return String(value).replace(/^(-?\d+)e/, '$1.0e')
}

/** No line ends, control characters, byte order marks or halves of characters. */
export function isPrintableLine(text: string): boolean {
  return !/[\p{Cc}\p{Surrogate}\u2028\u2029\ufeff\ufffe\uffff]/u.test(text)
}

/** What YAML 1.1 or 1.2 readers take for null, a boolean, a number, a date or a merge. */
function readsAsOther(text: string): boolean {
  return (
    /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=)$/i.test(text) ||
    /^[-+]?(?:0[bB][01_]+|0[oO]?[0-7_]+|0[xX][\da-fA-F_]+|[\d][\d_]*(?::[0-5]?\d)*(?:\.[\d_]*)?|\.[\d_]+|[\d_]*(?:\.[\d_]*)?[eE][-+]?\d+|\.(?:inf|Inf|INF))$/.test(text) ||
    /^\.(?:nan|NaN|NAN)$/.test(text) ||
    /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?$/.test(text)
  )
}
