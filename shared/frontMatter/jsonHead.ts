import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { FieldMap } from './fieldValues.ts'
import type { SourceProblem } from './headProblem.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { isEarlier, ownNames, RepeatedKeys } from './repeatedKeys.ts'

/** The parser itself recurses; this much nesting is no front matter. */
const maxDepth = 100

/** Reads a JSON object (comments and trailing commas are reported). Never throws; with problems there are no values. Of a key that is `repeated` the last counts. */
export function readJson(source: string): { readonly values: FieldMap; readonly problems: readonly SourceProblem[]; readonly repeated: readonly SourceProblem[] } {
  const deep = tooDeep(source)
  if (deep !== null) return { values: {}, problems: [{ message: 'This is nested too deeply.', from: deep, to: deep + 1 }], repeated: [] }
  const errors: ParseError[] = []
  const tree = parseTree(source, errors, { disallowComments: true })
  const problems = errors.map(({ error, offset, length }) => ({ message: inWords(printParseErrorCode(error)), from: offset, to: offset + length }))
  if (problems.length > 0 || tree?.type !== 'object') return { values: {}, problems, repeated: [] }
  const repeated = new RepeatedKeys()
  noteRepeated(tree, [], repeated)
  return { values: Object.fromEntries(entriesOf(tree).map(([, key, value]) => [key, jsonValue(value)])), problems: [], repeated: repeated.problems }
}

/** The value of a JSON node. */
export function jsonValue(node: Node): FieldValue {
  if (node.type === 'array') return (node.children ?? []).map(jsonValue)
  if (node.type === 'object') return Object.fromEntries(entriesOf(node).map(([, key, value]) => [key, jsonValue(value)]))
  return node.value as string | number | boolean | null
}

/** The value of a JSON node with every key that is written, by names of their own. */
export function writtenJson(node: Node): FieldValue {
  if (node.type === 'array') return (node.children ?? []).map(writtenJson)
  if (node.type === 'object') return Object.fromEntries(entriesOf(node).map(([name, , value]) => [name, writtenJson(value)]))
  return node.value as string | number | boolean | null
}

/** The names of an object's keys, in the order of the text. */
export function jsonNames(object: Node): string[] {
  return ownNames((object.children ?? []).map(({ children }) => String(children?.[0]?.value)))
}

/** The node at a path of keys' own names; null where there is none. */
export function jsonNodeAt(tree: Node, path: KeyPath): Node | null {
  let node: Node | undefined = tree
  for (const key of path) {
    if (node?.type === 'object') node = node.children?.[jsonNames(node).indexOf(String(key))]?.children?.[1]
    else node = node?.type === 'array' && typeof key === 'number' ? node.children?.[key] : undefined
  }
  return node ?? null
}

function entriesOf(object: Node): (readonly [name: string, key: string, value: Node])[] {
  const names = jsonNames(object)
  return (object.children ?? []).flatMap(({ children }, index) => (children?.[0] && children[1] ? [[names[index] ?? '', String(children[0].value), children[1]] as const] : []))
}

function noteRepeated(node: Node, path: KeyPath, repeated: RepeatedKeys): void {
  const names = node.type === 'object' ? jsonNames(node) : []
  for (const [index, child] of (node.children ?? []).entries()) {
    const [key, value] = node.type === 'object' ? [child.children?.[0], child.children?.[1]] : [undefined, child]
    const here = [...path, key ? String(key.value) : index]
    if (key && isEarlier(names[index] ?? '')) repeated.note(here, key.offset, key.offset + key.length)
    if (value) noteRepeated(value, here, repeated)
  }
}

function tooDeep(source: string): number | null {
  let depth = 0
  for (const { 0: token, index } of source.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++
    if (token === ']' || token === '}') depth--
    if (depth > maxDepth) return index
  }
  return null
}

/** `CloseBraceExpected` gives `Close brace expected.` */
function inWords(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
  return `${words}.`
}
