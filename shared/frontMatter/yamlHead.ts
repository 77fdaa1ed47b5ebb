import { type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, type ParsedNode, parseDocument, visit, type YAMLMap } from 'yaml'
import type { SourceProblem } from './headProblem.ts'
import type { FieldValue } from './headTypes.ts'
import { ownNames, plainName, RepeatedKeys } from './repeatedKeys.ts'

export interface YamlHead {
  readonly document: Document.Parsed<ParsedNode>
  /** The mapping at the top, null where there is nothing but comments. */
  readonly top: YAMLMap.Parsed | null
  readonly values: Readonly<Record<string, FieldValue>>
  readonly problems: readonly SourceProblem[]
  /** The places of keys that are there again below, where they count. */
  readonly repeated: readonly SourceProblem[]
}

/** More values than any post has: what lies beyond is an alias bomb. */
const maxValues = 50_000
const maxDepth = 100
/** By a count that takes every colon and bracket for a level. */
const maxLooseDepth = 250
/** Of a key that is no text: writing it out takes longer with each level. */
const maxKeyDepth = 4
const tooDeep = 'This is nested too deeply.'
/** What is said of YAML that is no mapping at its top. */
export const noMapping = 'Front matter should be “key: value” lines, but this is something else.'

/**
 * Reads YAML 1.2 (core schema: dates and `yes` stay strings) with `<<` merges. Never throws; with problems there are no values. Of a key that is there
 * more than once the last counts; of two merges readers make different things, so they are a problem.
 * The nodes keep their tokens, so that edits can find every character.
 */
export function readYaml(source: string): YamlHead {
  const nothing = { document: emptyDocument, top: null, values: {}, repeated: [] }
  const deep = tooDeepAt(source)
  if (deep !== null) return { ...nothing, problems: [{ message: tooDeep, from: deep, to: deep + 1 }] }
  const document = parseDocument(source, { keepSourceTokens: true, prettyErrors: false, logLevel: 'silent', version: '1.2', schema: 'core', uniqueKeys: false })
  if (document.errors.length > 0) {
    return { ...nothing, document, problems: problemsOf(document) }
  }
  const { contents } = document
  if (contents === null || (isScalar(contents) && contents.value === null && contents.source === '')) return { ...nothing, document, problems: [] }
  if (!isMap(contents)) {
    const [from, to] = contents.range
    return { ...nothing, document, problems: [{ message: noMapping, from, to }] }
  }
  try {
    const reader = new YamlReader()
    return { document, top: contents, values: reader.readMap(contents), problems: [], repeated: reader.repeated.problems }
  } catch (cause) {
    if (!(cause instanceof UnreadableYaml)) throw cause
    return { ...nothing, document, problems: [{ message: cause.message, from: cause.from, to: cause.to }] }
  }
}

/** A mapping's key as the name it has in the values: `1917: x` is the key `1917`. */
function keyName(key: unknown): string {
  if (isScalar(key)) return key.value === null ? (key.source ?? '') : String(key.value)
  return String(key)
}

/** The names of a mapping's keys, in the order of the text. */
export function namesIn(map: YAMLMap): string[] {
  return ownNames(map.items.map(({ key }) => keyName(key)))
}

/**
 * The value of a node with every key that is written, by names of their own, and its aliases unresolved: each stands as a text that names its anchor.
 * Two such values are equal where nothing was written differently, whatever the anchors hold.
 */
export function writtenValue(node: Node): FieldValue {
  return new YamlReader(false).read(node)
}

/**
 * Where nesting goes beyond what the parser may be given, null for nowhere. The parser recurses, and a full stack is no mere exception:
 * a regular expression that is compiled there ends the whole process. Counts generously, by indentation, indicators and brackets alone.
 */
function tooDeepAt(source: string): number | null {
  const indents: number[] = []
  let brackets = 0
  for (const line of source.matchAll(/^([ \t]*)(.*)$/gm)) {
    const [, indent = '', text = ''] = line
    if (text !== '') {
      while ((indents.at(-1) ?? -1) >= indent.length) indents.pop()
      indents.push(indent.length)
    }
    const indicators = text.match(/[-?:](?=\s|$)/g)?.length ?? 0
    for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
      brackets = Math.max(0, brackets + (bracket === '[' || bracket === '{' ? 1 : -1))
      if (brackets > maxLooseDepth) return line.index
    }
    if (indents.length + indicators + brackets > maxLooseDepth) return line.index
  }
  return null
}

class UnreadableYaml extends Error {
  readonly from: number
  readonly to: number

  constructor(message: string, node: Node) {
    super(message)
    ;[this.from, this.to] = spanOf(node)
  }
}

function spanOf(node: Node): [from: number, to: number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0]
}

class YamlReader {
  readonly repeated = new RepeatedKeys()
  readonly #path: (string | number)[] = []
  readonly #anchors = new Map<string, { readonly value: FieldValue; readonly size: number }>()
  readonly #resolve: boolean
  #count = 0
  #depth = 0

  constructor(resolve = true) {
    this.#resolve = resolve
  }

  read(node: Node | null): FieldValue {
    if (node === null) return null
    if (isAlias(node)) return this.#readAlias(node.source, node)
    this.#add(1, node)
    if (++this.#depth > maxDepth) throw new UnreadableYaml(tooDeep, node)
    const before = this.#count
    const value = this.#readContent(node)
    this.#depth--
    const anchor = 'anchor' in node ? node.anchor : undefined
    if (anchor !== undefined) this.#anchors.set(anchor, { value, size: this.#count - before + 1 })
    return value
  }

  readMap(map: YAMLMap): Readonly<Record<string, FieldValue>> {
    const own: [string, FieldValue][] = []
    const merged: [string, FieldValue][] = []
    for (const { key } of map.items) if (isCollection(key) && depthOf(key) > maxKeyDepth) throw new UnreadableYaml(tooDeep, key as Node)
    // the parser's own look for keys that are there twice compares each with each
    const names = namesIn(map)
    for (const [index, pair] of map.items.entries()) {
      const name = names[index] ?? ''
      const key = plainName(name)
      const isMerge = key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN'
      if (isMerge && name !== key) throw new UnreadableYaml('This merge (<<) is there again below.', pair.key as Node)
      this.#path.push(key)
      if (name !== key) this.repeated.note([...this.#path], ...spanOf(pair.key as Node))
      const value = this.read(pair.value as Node | null)
      this.#path.pop()
      if (this.#resolve && isMerge) merged.push(...mergedEntries(value))
      else own.push([this.#resolve ? key : name, value])
    }
    const known = new Set(own.map(([key]) => key))
    // Keys of the mapping itself win; of several merged mappings the first does.
    const inherited = merged.filter(([key]) => known.size < known.add(key).size)
    return Object.fromEntries([...own, ...inherited])
  }

  #readContent(node: Node): FieldValue {
    if (isMap(node)) return this.readMap(node)
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        this.#path.push(index)
        const value = this.read(isPair(item) ? null : (item as Node | null))
        this.#path.pop()
        return value
      })
    }
    return isScalar(node) ? scalarValue(node.value, node.source) : null
  }

  #readAlias(name: string, node: Node): FieldValue {
    // Control characters cannot stand in YAML text, so nothing written by an author equals this mark.
    if (!this.#resolve) return `\0*${name}`
    const anchored = this.#anchors.get(name)
    if (!anchored) throw new UnreadableYaml(`“*${name}” names an anchor that is not above it.`, node)
    this.#add(anchored.size, node)
    return anchored.value
  }

  #add(size: number, node: Node): void {
    this.#count += size
    if (this.#count > maxValues) throw new UnreadableYaml('There are too many values here.', node)
  }
}

/** How many collections stand in each other. */
function depthOf(node: unknown): number {
  if (isPair(node)) return Math.max(depthOf(node.key), depthOf(node.value))
  return isCollection(node) ? 1 + node.items.reduce<number>((most, item) => Math.max(most, depthOf(item)), 0) : 0
}

function mergedEntries(value: FieldValue): [string, FieldValue][] {
  if (Array.isArray(value)) return value.flatMap(mergedEntries)
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function scalarValue(value: unknown, source: string | undefined): FieldValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return source ?? String(value)
}

const emptyDocument = parseDocument('')

/** The first few: one mistake makes the parser stumble over much that follows. */
function problemsOf(document: Document.Parsed): SourceProblem[] {
  const problems = document.errors.slice(0, 10).map(({ code, message, pos: [from, to] }) => ({
    message: inWords(code, message),
    from: /closing "quote/.test(message) ? openingQuote(document, from) : from,
    to,
  }))
  return problems.filter(({ message }, index) => problems.findIndex((other) => other.message === message) === index)
}

/** A quote that is never closed runs to the end; where it was opened is what the author has to see. */
function openingQuote(document: Document.Parsed, end: number): number {
  let start = end
  visit(document, {
    Scalar(_, { type, range }) {
      if ((type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range && range[1] <= end) start = range[0]
    },
  })
  return start
}

function inWords(code: string, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'A tab stands at the start of this line; YAML wants spaces.'
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A second colon followed by a space is not allowed here: put the text in quotes.'
    case 'MISSING_CHAR':
      return /quote/.test(message) ? 'A closing quotation mark is missing.' : `${message}.`
    case 'BAD_SCALAR_START':
      return `${message}: put the text in quotes.`
    default:
      return message.endsWith('.') ? message : `${message}.`
  }
}
