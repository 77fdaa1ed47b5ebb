import type { Delete, Emphasis, Strong } from 'mdast'
import type { TextChange } from '../../text/textChange.ts'

const punctuation = /[\p{P}\p{S}]/u
const blank = /\s/u

/**
 * What makes a parser without our rules see emphasis that stands directly between Chinese characters and punctuation
 * (`看**《片名》**吧`), as Marquee's own does. Written as tags; or where HTML is dropped, the letter beside the mark is written as an
 * entity, whose `;` or `&` is punctuation for the parser and the same letter for the reader. Empty where the emphasis is seen anyway.
 * @param always writes tags even then
 */
export function emphasisEdges(source: string, node: Emphasis | Strong | Delete, form: 'entities' | 'tags', tag: 'em' | 'strong' | 'del', always = false): TextChange[] {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  const first = node.children[0]?.position?.start.offset
  const last = node.children.at(-1)?.position?.end.offset
  if (from === undefined || to === undefined || first === undefined || last === undefined) return []
  const changes: TextChange[] = []
  const before = characterBefore(source, from)
  const after = characterAt(source, to)
  if (punctuation.test(characterAt(source, first)) && isLetter(before)) changes.push(entity(before, from - before.length))
  if (punctuation.test(characterBefore(source, last)) && isLetter(after)) changes.push(entity(after, to))
  if ((form === 'entities' || changes.length === 0) && !always) return changes
  return [{ from, to: first, insert: `<${tag}>` }, { from: last, to, insert: `</${tag}>` }]
}

function isLetter(character: string): boolean {
  return character !== '' && !blank.test(character) && !punctuation.test(character)
}

function entity(character: string, at: number): TextChange {
  return { from: at, to: at + character.length, insert: `&#${character.codePointAt(0) ?? 0};` }
}

function characterBefore(text: string, offset: number): string {
  const low = text.charAt(offset - 1)
  return /[\udc00-\udfff]/.test(low) ? text.slice(Math.max(0, offset - 2), offset) : low
}

function characterAt(text: string, offset: number): string {
  const codePoint = text.codePointAt(offset)
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint)
}
