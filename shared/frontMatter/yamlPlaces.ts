import { type CST, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import type { KeyPath } from './headTypes.ts'
import { namesIn } from './yamlHead.ts'

export type YamlCollection = YAMLMap | YAMLSeq

/** Where a mapping's pair or a list's item stands in a YAML text. All numbers are offsets. */
export interface YamlPlace {
  readonly parent: YamlCollection
  readonly index: number
  readonly node: Node | null
  /** First character of the key or of the item's dash; in a flow list, of the item. */
  readonly start: number
  /** Behind the `:` or `-`; in a flow list `start`; null for a key that has no colon. */
  readonly indicatorEnd: number | null
  /** Anchor and tag of the value, as one stretch; null where it has none. */
  readonly props: { readonly from: number; readonly to: number } | null
  /** The value without its anchor and tag; empty (`from === to`) for one that is not written. */
  readonly from: number
  readonly to: number
  /** Behind the last character of key and value; comments and blank lines after it are not counted in. */
  readonly end: number
}

/** The places of everything in a collection, in the text's order. */
export function placesIn(parent: YamlCollection, source: string): YamlPlace[] {
  if (isMap(parent)) return parent.items.map((pair, index) => pairPlace(parent, pair as Pair<Node, Node | null>, index, source))
  const tokens = seqTokens(parent)
  return parent.items.map((item, index) => itemPlace(parent, item as Node | null, index, tokens[index], source))
}

/** The place that a path of keys' own names leads to; null where it leads nowhere or through an alias or merge. */
export function placeAt(top: YamlCollection, path: KeyPath, source: string): YamlPlace | null {
  let parent: unknown = top
  let place: YamlPlace | null = null
  for (const key of path) {
    if (!isMap(parent) && !isSeq(parent)) return null
    const index = isMap(parent) ? namesIn(parent).indexOf(String(key)) : key
    place = placesIn(parent, source).find((one) => one.index === index) ?? null
    if (!place) return null
    parent = place.node
  }
  return place
}

/** How many of a path's steps lead to written places before an alias stands in the way; the whole length where none does. */
export function stepsToAlias(top: YamlCollection, path: KeyPath, source: string): number {
  for (let steps = 1; steps <= path.length; steps++) {
    if (isAlias(placeAt(top, path.slice(0, steps), source)?.node)) return steps
  }
  return path.length
}

export function isFlow(collection: YamlCollection): boolean {
  return collection.flow === true
}

/** The offset behind a node's last character that counts. */
function contentEnd(node: Node, source: string): number {
  if ((isMap(node) || isSeq(node)) && !isFlow(node)) {
    const last = placesIn(node, source).at(-1)
    if (last) return last.end
  }
  const [from = 0, to = 0] = node.range ?? []
  if (!isScalar(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')) return to
  const text = source.slice(from, to)
  // `+` keeps the empty lines below as part of the value.
  const keeps = /^[|>][0-9]?\+/.test(text)
  return from + text.replace(keeps ? /\r?\n$/ : /[ \t\r\n]+$/, '').length
}

function pairPlace(parent: YAMLMap, pair: Pair<Node, Node | null>, index: number, source: string): YamlPlace {
  const token = pair.srcToken
  const key = token?.key && 'offset' in token.key ? token.key.offset : (pair.key.range?.[0] ?? 0)
  const start = token?.start.find(isContent)?.offset ?? key
  const keyEnd = pair.key.range?.[1] ?? key
  const sep = token?.sep ?? []
  const colon = sep.find(({ type }) => type === 'map-value-ind')
  return { parent, index, start, ...valuePlace(pair.value, sep, colon ? colon.offset + 1 : null, keyEnd, source) }
}

function itemPlace(parent: YAMLSeq, node: Node | null, index: number, token: CST.CollectionItem | undefined, source: string): YamlPlace {
  const tokens = token?.start ?? []
  const dash = tokens.find(({ type }) => type === 'seq-item-ind')
  const start = dash?.offset ?? tokens.find(isContent)?.offset ?? node?.range?.[0] ?? 0
  return { parent, index, start, ...valuePlace(node, tokens, dash ? dash.offset + 1 : start, start, source) }
}

function valuePlace(node: Node | null, tokens: readonly CST.SourceToken[], indicatorEnd: number | null, fallback: number, source: string) {
  const props = tokens.filter(({ type }) => type === 'anchor' || type === 'tag')
  const first = props[0]
  const last = props.at(-1)
  const propsRange = first && last ? { from: first.offset, to: last.offset + last.source.length } : null
  const unwritten = propsRange?.to ?? indicatorEnd ?? fallback
  const isWritten = node?.range && node.range[1] > node.range[0]
  const from = isWritten ? (node.range?.[0] ?? unwritten) : unwritten
  const to = isWritten ? contentEnd(node, source) : unwritten
  return { node, indicatorEnd, props: propsRange, from, to, end: to }
}

function isContent({ type }: CST.SourceToken): boolean {
  return type !== 'space' && type !== 'newline' && type !== 'comment' && type !== 'comma'
}

/** A list's tokens without those that hold nothing but comments or a last comma. */
function seqTokens(seq: YAMLSeq): CST.CollectionItem[] {
  const token = seq.srcToken
  if (!token || !('items' in token)) return []
  return token.items.filter((item) => item.start.some(({ type }) => type === 'seq-item-ind') || item.key || item.sep || item.value)
}
