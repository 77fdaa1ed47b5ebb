import { isMap, isScalar, isSeq } from 'yaml'
import type { TextChange } from '../text/textChange.ts'
import { quoteString } from './formatScalar.ts'
import type { FieldValue } from './headTypes.ts'
import { columnOf, isFirstInLine, lineEndAfter, lineStartBefore, nextLine } from './sourceLines.ts'
import { isFlow, placesIn, type YamlCollection } from './yamlPlaces.ts'
import { quotesOf, type YamlStyle } from './yamlStyle.ts'
import { flowText, formatKey, itemLines, pairLines, type ValueStyle } from './yamlText.ts'

/** Ways to add a key at the end of a mapping that has some. `isTop`: up to the closing fence all is its own. */
export function* addedKeys(source: string, map: YamlCollection, key: string, value: FieldValue, style: YamlStyle, isTop: boolean): Generator<TextChange[]> {
  const places = placesIn(map, source)
  const [first] = places
  const last = places.at(-1)
  if (!first || !last || !isMap(map)) return
  // Who quotes every key writes JSON, or as if it were.
  const quotedKeys = map.items.every((pair) => isScalar(pair.key) && pair.key.type === 'QUOTE_DOUBLE')
  const how: ValueStyle = { quotes: quotedKeys ? 'double' : quotesOf(map), bareDates: !quotedKeys && !quotesDates(map), inFlow: isFlow(map) }
  const keyText = quotedKeys ? quoteString(key) : formatKey(key, style, isFlow(map))
  for (const quotes of [how.quotes, 'double'] as const) {
    if (isFlow(map)) {
      yield* flowInsertions(source, map, places.length, `${keyText}: ${flowText(value, style, { ...how, quotes })}`, style)
    } else {
      const lines = pairLines(key, value, columnOf(source, first.start), style, { ...how, quotes }, keyText)
      if (isTop) yield* linesAtEnd(source, lines, style)
      yield [linesBehind(source, last.end, lines, style)]
    }
  }
}

/** Ways to add the first key of a head that has none, or has nothing but a pair of braces. */
export function* firstKeys(source: string, top: YamlCollection | null, key: string, value: FieldValue, style: YamlStyle): Generator<TextChange[]> {
  const brace = top?.range?.[0]
  if (top && brace !== undefined && isFlow(top)) {
    for (const quotes of ['plain', 'double'] as const) {
      const how: ValueStyle = { quotes, bareDates: true, inFlow: true }
      yield [{ from: brace + 1, to: brace + 1, insert: `${formatKey(key, style, true)}: ${flowText(value, style, how)}` }]
    }
    return
  }
  for (const quotes of ['plain', 'double'] as const) {
    yield* linesAtEnd(source, pairLines(key, value, 0, style, { quotes, bareDates: true, inFlow: false }), style)
  }
}

/** Ways to put an item into a list that has some, before the item at `index` or at the end. */
export function* insertedItems(source: string, seq: YamlCollection, index: number, value: FieldValue, style: YamlStyle): Generator<TextChange[]> {
  const places = placesIn(seq, source)
  const [first] = places
  if (!first || !isSeq(seq)) return
  const how: ValueStyle = { quotes: quotesOf(seq), bareDates: false, inFlow: isFlow(seq) }
  for (const quotes of [how.quotes, 'double'] as const) {
    if (isFlow(seq)) {
      yield* flowInsertions(source, seq, index, flowText(value, style, { ...how, quotes }), style)
      continue
    }
    const gap = /^ +/.exec(source.slice(first.indicatorEnd ?? 0, first.from))?.[0] ?? ' '
    const lines = itemLines(value, columnOf(source, first.start), style, { ...how, quotes }, gap)
    const before = places[index - 1]
    if (before) yield [linesBehind(source, before.end, lines, style)]
    else {
      // The first dash may stand on its owner's line.
      const text = [...lines, ''].join(style.newline).trimStart() + ' '.repeat(columnOf(source, first.start))
      yield [{ from: first.start, to: first.start, insert: text }]
    }
  }
}

/** Ways to take the item at `index` out of a collection that has others. `isTop`: blank lines above the last key are nobody's. */
export function* removedItems(source: string, collection: YamlCollection, index: number, isTop: boolean): Generator<TextChange[]> {
  const places = placesIn(collection, source)
  const place = places[index]
  const before = places[index - 1]
  const after = places[index + 1]
  if (!place) return
  if (isFlow(collection)) {
    if (after) yield [cut(place.start, after.start)]
    else if (before) {
      const between = source.slice(before.end, place.start)
      // A comment behind the comma belongs to the item that stays.
      if (between.includes('#')) yield [cut(lineEndAfter(source, before.end), place.end + (source[place.end] === ',' ? 1 : 0))]
      yield [cut(before.end, place.end)]
    } else {
      const comma = /^\s*,/.exec(source.slice(place.end))?.[0].length ?? 0
      yield [cut(place.start, place.end + comma)]
    }
    return
  }
  // blank lines above the last item set it off from those that stay
  if (!isTop && before && !after && isFirstInLine(source, place.start)) yield [cut(lineEndAfter(source, source.slice(0, place.start).trimEnd().length), lineEndAfter(source, place.end))]
  if (isFirstInLine(source, place.start)) yield [cut(lineStartBefore(source, place.start), nextLine(source, place.end))]
  else if (after) {
    const rest = nextLine(source, place.end)
    yield [cut(place.start, rest + (/^\s*/.exec(source.slice(rest))?.[0].length ?? 0))]
    yield [cut(place.start, after.start)]
  }
}

function cut(from: number, to: number): TextChange {
  return { from, to, insert: '' }
}

function linesBehind(source: string, end: number, lines: readonly string[], style: YamlStyle): TextChange {
  const at = lineEndAfter(source, end)
  return { from: at, to: at, insert: lines.map((line) => style.newline + line).join('') }
}

/** Behind the last line that is not blank, else (a text may end in blank lines of its own) at the very end. */
function* linesAtEnd(source: string, lines: readonly string[], style: YamlStyle): Generator<TextChange[]> {
  const text = lines.map((line) => line + style.newline).join('')
  const at = nextLine(source, source.trimEnd().length)
  if (source.trim() !== '' && source[at - 1] === '\n') yield [{ from: at, to: at, insert: text }]
  else if (source.trim() === '') yield [{ from: 0, to: 0, insert: text }]
  yield [{ from: source.length, to: source.length, insert: (source === '' || source.endsWith('\n') ? '' : style.newline) + text }]
}

function* flowInsertions(source: string, collection: YamlCollection, index: number, text: string, style: YamlStyle): Generator<TextChange[]> {
  const places = placesIn(collection, source)
  const at = places[index]
  const last = places.at(-1)
  if (at) {
    const separator = isFirstInLine(source, at.start) ? `,${style.newline}${' '.repeat(columnOf(source, at.start))}` : ', '
    yield [{ from: at.start, to: at.start, insert: text + separator }]
  } else if (last) {
    const separator = isFirstInLine(source, last.start) ? `,${style.newline}${source.slice(lineStartBefore(source, last.start), last.start)}` : ', '
    yield [{ from: last.end, to: last.end, insert: separator + text }]
  }
}

function quotesDates(map: YamlCollection): boolean {
  return isMap(map) && map.items.some(({ value }) => isScalar(value) && (value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE') && /^\d{4}-\d\d-\d\d/.test(String(value.value)))
}
