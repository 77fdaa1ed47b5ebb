import { isFieldList, isFieldMap } from './fieldValues.ts'
import { formatScalar, isDateText, isPlainSyntax, isPrintableLine, type QuoteStyle, quoteString } from './formatScalar.ts'
import type { FieldValue } from './headTypes.ts'
import type { YamlStyle } from './yamlStyle.ts'

/** A value ready to be put behind its key or dash: what stands on the same line, and the lines below (not yet indented: `indent` says how far). */
export interface YamlText {
  readonly inline: string
  readonly below: readonly string[]
}

/** How one value is to be written. */
export interface ValueStyle {
  readonly quotes: QuoteStyle | 'literal' | 'folded'
  /** ISO dates stay bare, as generators read them. */
  readonly bareDates: boolean
  readonly inFlow: boolean
  /** Where the lines of a block begin; where it does not say, as far in as the author's other lines. */
  readonly blockColumn?: number | undefined
}

/**
 * A value as block YAML below a key or dash in column `column`.
 * @param flow whether lists of plain values are written between brackets
 */
export function yamlText(value: FieldValue, column: number, owner: 'key' | 'dash', style: YamlStyle, how: ValueStyle, flow = style.flowLists): YamlText {
  if (how.inFlow) return { inline: flowText(value, style, how), below: [] }
  if (isFieldList(value)) {
    if (value.length === 0 || (flow && value.every((item) => !isCollection(item)))) return { inline: flowText(value, style, how), below: [] }
    const inner = owner === 'key' && style.zeroIndented ? column : column + (owner === 'key' ? style.indent : 2)
    return { inline: '', below: value.flatMap((item) => itemLines(item, inner, style, plainly(how))) }
  }
  if (isFieldMap(value)) {
    const entries = Object.entries(value)
    if (entries.length === 0) return { inline: '{}', below: [] }
    const inner = column + (owner === 'key' ? style.indent : 2)
    return { inline: '', below: entries.flatMap(([key, item]) => pairLines(key, item, inner, style, { ...plainly(how), bareDates: true })) }
  }
  const wantsBlock = how.quotes === 'literal' || how.quotes === 'folded'
  if (typeof value === 'string' && value !== '' && (wantsBlock || value.includes('\n'))) return blockText(value, how.blockColumn ?? column + style.indent, how)
  return { inline: scalarText(value, style, how), below: [] }
}

/** `key: value` as lines, the first without indentation left out of none: every line carries its own. */
export function pairLines(key: string, value: FieldValue, column: number, style: YamlStyle, how: ValueStyle, keyText = formatKey(key, style, false)): string[] {
  const { inline, below } = yamlText(value, column, 'key', style, how)
  return [`${' '.repeat(column)}${keyText}:${inline === '' ? '' : ` ${inline}`}`, ...below]
}

/** `- value` as lines; a mapping begins on the dash's line. */
export function itemLines(value: FieldValue, column: number, style: YamlStyle, how: ValueStyle, gap = ' '): string[] {
  const dash = `${' '.repeat(column)}-`
  if (isCollection(value) && !isEmptyCollection(value) && !how.inFlow) {
    const inner = column + 1 + gap.length
    const lines = isFieldMap(value)
      ? Object.entries(value).flatMap(([key, item]) => pairLines(key, item, inner, style, { ...plainly(how), bareDates: true }))
      : (value as readonly FieldValue[]).flatMap((item) => itemLines(item, inner, style, plainly(how)))
    return [`${dash}${gap}${(lines[0] ?? '').trimStart()}`, ...lines.slice(1)]
  }
  const { inline, below } = yamlText(value, column, 'dash', style, how)
  return [inline === '' ? dash : `${dash}${gap}${inline}`, ...below]
}

/** A value between brackets or braces, on one line. */
export function flowText(value: FieldValue, style: YamlStyle, how: ValueStyle): string {
  const inner = { ...plainly(how), inFlow: true }
  if (isFieldList(value)) return `[${value.map((item) => flowText(item, style, inner)).join(', ')}]`
  if (isFieldMap(value)) {
    return `{${Object.entries(value).map(([key, item]) => `${formatKey(key, style, true)}: ${flowText(item, style, { ...inner, bareDates: true })}`).join(', ')}}`
  }
  return value === null ? 'null' : scalarText(value, style, { ...how, inFlow: true })
}

/** A key as it is written: plain where it can be. */
export function formatKey(key: string, style: YamlStyle, inFlow: boolean): string {
  return formatScalar(key, { otherQuotes: style.otherQuotes, inFlow })
}

function scalarText(value: string | number | boolean | null, style: YamlStyle, { quotes, bareDates, inFlow }: ValueStyle): string {
  if (value === null) return ''
  if (typeof value === 'string' && bareDates && isDateText(value) && isPlainSyntax(value, inFlow)) return value
  const single = quotes === 'literal' || quotes === 'folded' ? 'plain' : quotes
  return formatScalar(value, { quotes: single, otherQuotes: style.otherQuotes, inFlow })
}

/** Text of several lines as a block scalar, or in double quotes where a block cannot hold it. */
export function blockText(value: string, column: number, { quotes, inFlow }: ValueStyle): YamlText {
  const lines = value.replace(/\n+$/, '').split('\n')
  const isSound = value.trim() !== '' && !inFlow && quotes !== 'double' && !/^\s/.test(value) && lines.every((line) => isPrintableLine(line.replaceAll('\t', ' ')) && !/^[ \t]+$/.test(line))
  if (!isSound) return { inline: quoteString(value), below: [] }
  const trailing = value.length - value.replace(/\n+$/, '').length
  const chomping = trailing === 0 ? '-' : trailing === 1 ? '' : '+'
  const folds = quotes === 'folded' && lines.every((line) => !/^\s/.test(line))
  const shown = folds ? foldedLines(lines) : lines
  return { inline: `${folds ? '>' : '|'}${chomping}`, below: [...shown.map((line) => (line === '' ? '' : ' '.repeat(column) + line)), ...Array<string>(Math.max(0, trailing - 1)).fill('')] }
}

/** In a folded scalar one more empty line stands for each line end between texts. */
function foldedLines(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => (index > 0 && line !== '' ? ['', line] : [line]))
}

/** New values within a collection choose their own quotes; a habit of the collection itself is passed on. */
function plainly(how: ValueStyle): ValueStyle {
  return how.quotes === 'literal' || how.quotes === 'folded' ? { ...how, quotes: 'plain' } : how
}

function isCollection(value: FieldValue): boolean {
  return typeof value === 'object' && value !== null
}

function isEmptyCollection(value: FieldValue): boolean {
  return isFieldList(value) ? value.length === 0 : isFieldMap(value) && Object.keys(value).length === 0
}
