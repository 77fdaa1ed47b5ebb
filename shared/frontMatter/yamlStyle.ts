import { isMap, isPair, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import { columnOf } from './sourceLines.ts'
import { isPlainText, type QuoteStyle } from './formatScalar.ts'
import { isFlow, placesIn, type YamlCollection } from './yamlPlaces.ts'

/** How an author writes front matter, as far as it shows: what is added follows it. */
export interface YamlStyle {
  readonly newline: string
  /** Spaces that one level of nesting adds. */
  readonly indent: number
  /** Lists under a key begin in the key's own column. */
  readonly zeroIndented: boolean
  readonly flowLists: boolean
  /** Quotes for texts that need some. */
  readonly otherQuotes: 'single' | 'double'
}

/** Reads the style off a document; where it shows none, two spaces, indented block lists and double quotes. */
export function yamlStyleOf(top: YAMLMap | null, source: string, newline: string): YamlStyle {
  const seen = { indents: [] as number[], zero: 0, indented: 0, flow: 0, block: 0, single: 0, double: 0 }
  if (top) look(top, source, seen)
  return {
    newline,
    indent: Math.min(8, Math.max(1, seen.indents[0] ?? 2)),
    zeroIndented: seen.zero > seen.indented,
    flowLists: seen.flow > seen.block,
    otherQuotes: seen.single > seen.double ? 'single' : 'double',
  }
}

/** The quotes that the texts of a collection have in common; plain where they differ or there are none. */
export function quotesOf(collection: YamlCollection): QuoteStyle {
  const values = collection.items.map((item) => (isPair(item) ? item.value : item))
  const styles = new Set(values.filter((value) => isScalar(value) && typeof value.value === 'string').map((value) => (isScalar(value) ? value.type : '')))
  if (styles.size !== 1) return 'plain'
  if (styles.has('QUOTE_DOUBLE')) return needless(values) ? 'double' : 'plain'
  return styles.has('QUOTE_SINGLE') && needless(values) ? 'single' : 'plain'
}

/** True where some text is quoted though it need not be: then quotes are a habit. */
function needless(values: readonly unknown[]): boolean {
  return values.some((value) => isScalar(value) && typeof value.value === 'string' && isPlainText(value.value, true))
}

interface Seen {
  readonly indents: number[]
  zero: number
  indented: number
  flow: number
  block: number
  single: number
  double: number
}

function look(collection: YamlCollection, source: string, seen: Seen): void {
  for (const place of placesIn(collection, source)) {
    const { node } = place
    if (isScalar(node)) {
      if (node.type === 'QUOTE_SINGLE') seen.single++
      if (node.type === 'QUOTE_DOUBLE') seen.double++
    }
    if (!isMap(node) && !isSeq(node)) continue
    if (isMap(collection) && !isFlow(node)) lookAtIndent(node, columnOf(source, place.from) - columnOf(source, place.start), seen)
    if (isSeq(node) && node.items.length > 0) seen[isFlow(node) ? 'flow' : 'block']++
    look(node, source, seen)
  }
}

function lookAtIndent(node: Node, step: number, seen: Seen): void {
  if (step > 0) seen.indents.push(step)
  if (isSeq(node)) seen[step === 0 ? 'zero' : 'indented']++
}
