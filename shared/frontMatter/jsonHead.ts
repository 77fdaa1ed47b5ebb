import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { FieldValue } from './headTypes.ts'
import type { SourceProblem } from './headProblem.ts'

/** The parser itself recurses; this much nesting is no front matter. */
const maxDepth = 100

/** Reads a JSON object (comments and trailing commas are reported). Never throws; with problems there are no values. */
export function readJson(source: string): { readonly values: Readonly<Record<string, FieldValue>>; readonly problems: readonly SourceProblem[] } {
  const deep = tooDeep(source)
  if (deep !== null) return { values: {}, problems: [{ message: 'This is nested too deeply.', from: deep, to: deep + 1 }] }
  const errors: ParseError[] = []
  const tree = parseTree(source, errors, { disallowComments: true })
  const problems = errors.map(({ error, offset, length }) => ({ message: inWords(printParseErrorCode(error)), from: offset, to: offset + length }))
  if (problems.length > 0 || tree?.type !== 'object') return { values: {}, problems }
  const twice = duplicateKey(tree)
  if (twice) return { values: {}, problems: [{ message: 'This key is there twice.', from: twice.offset, to: twice.offset + twice.length }] }
  return { values: Object.fromEntries(entriesOf(tree)), problems: [] }
}

/** The value of a JSON node. */
export function jsonValue(node: Node): FieldValue {
  if (node.type === 'array') return (node.children ?? []).map(jsonValue)
  if (node.type === 'object') return Object.fromEntries(entriesOf(node))
  return node.value as string | number | boolean | null
}

function entriesOf(object: Node): [string, FieldValue][] {
  return (object.children ?? []).flatMap(({ children }) => (children?.[0] && children[1] ? [[String(children[0].value), jsonValue(children[1])]] : []))
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

function duplicateKey(node: Node): Node | null {
  const seen = new Set<unknown>()
  for (const child of node.children ?? []) {
    const key = child.type === 'property' ? child.children?.[0] : undefined
    if (key && seen.has(key.value)) return key
    if (key) seen.add(key.value)
    const inner = duplicateKey(child)
    if (inner) return inner
  }
  return null
}

/** `CloseBraceExpected` gives `Close brace expected.` */
function inWords(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
  return `${words}.`
}
