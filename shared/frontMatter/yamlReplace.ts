import { isCollection, isMap, isScalar } from 'yaml'
import type { TextChange } from '../text/textChange.ts'
import { isFieldList } from './fieldValues.ts'
import { isDateText } from './formatScalar.ts'
import type { FieldValue } from './headTypes.ts'
import { columnOf, isFirstInLine, lineEndAfter } from './sourceLines.ts'
import { inFormOf } from './scalarForm.ts'
import { isFlow, type YamlPlace } from './yamlPlaces.ts'
import { quotesOf, type YamlStyle } from './yamlStyle.ts'
import { type ValueStyle, type YamlText, yamlText } from './yamlText.ts'

/**
 * Ways to write another value in a place, the best first; the caller takes the first that reads back right.
 * What is written on the key's line and what is written below it are two slots: comments between them stay.
 */
export function* replacements(source: string, place: YamlPlace, value: FieldValue, style: YamlStyle): Generator<TextChange[]> {
  const how = styleOfOld(source, place, value)
  const column = columnOf(source, place.start)
  const owner = isMap(place.parent) ? 'key' : 'dash'
  const alike = isScalar(place.node) && place.node.type === 'PLAIN' ? inFormOf(source.slice(place.from, place.to), value) : null
  if (alike !== null) yield slotChanges(source, place, { inline: alike, below: [] }, style, true)
  for (const [flow, quotes] of [[writesFlow(place, value, style), how.quotes], [false, 'double'], [true, 'double']] as const) {
    const text = yamlText(value, column, owner, style, { ...how, quotes, inFlow: how.inFlow || (flow && isCollectionValue(value)) }, flow)
    for (const keepsProps of place.props ? [true, false] : [true]) yield slotChanges(source, place, text, style, keepsProps)
  }
}

function slotChanges(source: string, place: YamlPlace, text: YamlText, style: YamlStyle, keepsProps: boolean): TextChange[] {
  const { props, from, to } = place
  const indicatorEnd = place.indicatorEnd ?? to
  const first = props?.from ?? from
  // `{"key":value}`
  const isAdjacent = first === indicatorEnd && from < to
  const colon = place.indicatorEnd === null ? ':' : ''
  const below = text.below.map((line) => style.newline + line).join('')
  const propsText = props && keepsProps ? ` ${source.slice(props.from, props.to)}` : ''
  const keyLineEnd = lineEndAfter(source, indicatorEnd)
  const written = colon + propsText + (text.inline === '' ? '' : (isAdjacent ? '' : gapBefore(source, indicatorEnd, first)) + text.inline)
  // Between brackets a value may stand on any line.
  if (first > keyLineEnd && isFlow(place.parent)) return [{ from: first, to, insert: propsText.trimStart() + (propsText === '' ? '' : ' ') + text.inline }]
  if (first > keyLineEnd) {
    // The value stands on lines of its own: it moves up beside its key, comments between stay where they are.
    const isAlone = isFirstInLine(source, first) && source.slice(to, lineEndAfter(source, to)).trim() === ''
    const bodyFrom = isAlone ? endOfLinesAbove(source, first) : first
    return [{ from: indicatorEnd, to: indicatorEnd, insert: written }, { from: bodyFrom, to, insert: below }]
  }
  // A place in a flow collection has no space of its own before it.
  const slotFrom = place.indicatorEnd === place.start ? place.start : indicatorEnd
  const insert = place.indicatorEnd === place.start ? written.trimStart() : written
  const header = isBlockScalar(place) ? /^\S+/.exec(source.slice(from, to))?.[0] : undefined
  if (header !== undefined) {
    const headerEnd = lineEndAfter(source, from)
    // an empty block may have blanks behind its header
    return [{ from: slotFrom, to: from + header.length, insert }, { from: headerEnd, to: Math.max(headerEnd, to), insert: below }]
  }
  if (from > keyLineEnd) {
    return [{ from: slotFrom, to: props?.to ?? slotFrom, insert }, { from: endOfLinesAbove(source, from), to, insert: below }]
  }
  const end = lineEndAfter(source, to)
  return below === '' ? [{ from: slotFrom, to, insert }] : [{ from: slotFrom, to, insert }, { from: end, to: end, insert: below }]
}

/** Quotes and kind of the old value, as far as they suit the new one. */
function styleOfOld(source: string, { node, parent, from, to }: YamlPlace, value: FieldValue): ValueStyle {
  const inFlow = isFlow(parent)
  const ofSiblings = quotesOf(parent)
  if (!isScalar(node) || typeof node.value !== 'string') {
    return { quotes: isScalar(node) && node.value !== null ? 'plain' : ofSiblings, bareDates: isMap(parent), inFlow }
  }
  const isText = typeof value === 'string'
  switch (node.type) {
    case 'QUOTE_DOUBLE':
      return { quotes: 'double', bareDates: false, inFlow }
    case 'QUOTE_SINGLE':
      return { quotes: 'single', bareDates: false, inFlow }
    case 'BLOCK_FOLDED':
      return { quotes: isText ? 'folded' : 'plain', bareDates: false, inFlow, blockColumn: isText ? blockColumn(source.slice(from, to)) : undefined }
    case 'BLOCK_LITERAL':
      return { quotes: isText ? 'literal' : 'plain', bareDates: false, inFlow, blockColumn: isText ? blockColumn(source.slice(from, to)) : undefined }
    default:
      return { quotes: 'plain', bareDates: isDateText(node.value), inFlow }
  }
}

function writesFlow({ node, parent }: YamlPlace, value: FieldValue, style: YamlStyle): boolean {
  if (isFlow(parent)) return true
  if (!isCollection(node)) return style.flowLists && isFieldList(value)
  if (!isFlow(node)) return false
  // `[]` says little of how its author would write a list of mappings.
  return node.items.length > 0 || !isFieldList(value) || value.every((item) => !isCollectionValue(item))
}

function isCollectionValue(value: FieldValue): boolean {
  return typeof value === 'object' && value !== null
}

function isBlockScalar({ node }: YamlPlace): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}

/** How far in the lines of a block scalar stand; unknown where its header counts, or it has none. */
function blockColumn(written: string): number | undefined {
  return /^[|>][-+]?(?:[ \t].*)?\r?\n(?:[ ]*\r?\n)*([ ]+)\S/.exec(written)?.[1]?.length
}

/** The spaces that stood between indicator and value, where they stood on one line. */
function gapBefore(source: string, indicatorEnd: number, from: number): string {
  const gap = source.slice(indicatorEnd, from)
  return /^[ \t]+$/.test(gap) ? gap : ' '
}

/** The end of the last line above that is not blank. */
function endOfLinesAbove(source: string, at: number): number {
  return lineEndAfter(source, source.slice(0, at).trimEnd().length)
}
