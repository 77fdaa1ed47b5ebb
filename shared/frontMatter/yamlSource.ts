import { isNode, Lexer, visit } from 'yaml'
import { applyChanges, type TextChange, trimChange } from '../text/textChange.ts'
import { applyStep, valueAtPath } from './editSteps.ts'
import { equalValues } from './fieldValues.ts'
import { HeadEditError } from './headEditError.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { lineEndAfter } from './sourceLines.ts'
import { readYaml, writtenValue, type YamlHead } from './yamlHead.ts'
import { placeAt, type YamlPlace } from './yamlPlaces.ts'

/** What stands behind a value's colon or dash; one space before it goes without saying. @throws HeadEditError where that is nowhere */
export function yamlValueSource(source: string, path: KeyPath): string {
  const { indicatorEnd: from, to } = placeOf(soundly(source), path, source)
  const rest = restBehind(source, to)
  const inside = commentsIn(source, from, to)
  const [behind] = commentsIn(source, to, Math.min(to + rest.length, lineEndAfter(source, to)))
  const isOneLine = !source.slice(from, to).includes('\n')
  const end = isOneLine ? behind?.to : inside.length > 0 || behind ? to + rest.trimEnd().length : to
  return source.slice(from, behindBlanks(source, Math.max(to, end ?? to))).replace(/^ (?=\S)/, '')
}

/**
 * The change that writes a value's source in its place. Comments right behind the old value that the source has too give way to it; others stay.
 * @throws HeadEditError where the source is not exactly one value there, or something else would read differently
 */
export function sourceInYaml(source: string, path: KeyPath, written: string): TextChange[] {
  const before = soundly(source)
  const place = placeOf(before, path, source)
  const { indicatorEnd: from, to } = place
  const insert = gapFor(place, source, written) + written
  const name = path.join('.')
  const rest = restBehind(source, to).trimEnd()
  // what it means is what it reads as with nothing behind it but the next key
  const alone = { from, to: behindBlanks(source, to + rest.length), insert }
  const meant = read(source, alone, path)
  if (!meant) throw new HeadEditError(`The source for “${name}” is not exactly one value in this place.`)
  const wanted = commentsIn(applyChanges(source, [alone]), from, from + insert.length)
  const shared = sharedEnd(wanted, commentsIn(source, from, to), commentsIn(source, to, to + rest.length)) ?? to
  const change = { from, to: behindBlanks(source, shared), insert }
  const after = read(source, change, path)
  if (!after || !equalValues(valueIn(after, path), valueIn(meant, path))) throw new HeadEditError(`The source for “${name}” cannot stand before the comment that follows; give it with a comment of its own.`)
  if (!isSameElsewhere(before, after, path, anchorsAt(before, path, source).join() === anchorsAt(after, path, applyChanges(source, [change])).join())) throw new HeadEditError(`The source for “${name}” would change another key.`)
  return [trimChange(source, change)].filter((made) => made.from < made.to || made.insert !== '')
}

interface Comment {
  readonly text: string
  readonly to: number
}

function soundly(source: string): YamlHead {
  const head = readYaml(source)
  if (head.problems[0]) throw new HeadEditError(`The front matter cannot be read: ${head.problems[0].message}`)
  return head
}

function placeOf({ top }: YamlHead, path: KeyPath, source: string): YamlPlace & { readonly indicatorEnd: number } {
  const place = top && placeAt(top, path, source)
  if (!place) throw new HeadEditError(`“${path.join('.')}” is not written in a place of its own, so it has no source: it comes by an alias or a merge.`)
  if (place.indicatorEnd === null) throw new HeadEditError(`“${path.join('.')}” is a key without a colon, so it has no source.`)
  return { ...place, indicatorEnd: place.indicatorEnd }
}

/** The edited text as it reads; null where it cannot be read, or what was put in is not one value there and nothing else. */
function read(source: string, change: TextChange, path: KeyPath): YamlHead | null {
  const edited = applyChanges(source, [change])
  // or the closing fence would no longer have a line of its own
  if (edited !== '' && !edited.endsWith('\n')) return null
  const head = readYaml(edited)
  const place = head.problems.length === 0 && head.top ? placeAt(head.top, path, edited) : null
  if (!place || place.indicatorEnd !== change.from) return null
  const end = change.from + change.insert.length
  return place.to > end || place.to + restBehind(edited, place.to).length < end ? null : head
}

function valueIn({ top }: YamlHead, path: KeyPath): FieldValue {
  return (top && valueAtPath(writtenValue(top), path)) ?? null
}

/** Nothing else is written differently, nor reads differently; where the anchors are those of before, what names them by an alias may follow. */
function isSameElsewhere(before: YamlHead, after: YamlHead, path: KeyPath, mayFollow: boolean): boolean {
  if (!before.top || !after.top) return false
  const same = (old: FieldValue, now: FieldValue): boolean => equalValues(now, applyStep(old, { kind: 'set', path, value: valueAtPath(now, path) ?? null }))
  return same(writtenValue(before.top), writtenValue(after.top)) && (mayFollow || same(before.values, after.values))
}

/** The anchors in a value that something below it names. */
function anchorsAt({ document, top }: YamlHead, path: KeyPath, source: string): string[] {
  const place = top && placeAt(top, path, source)
  if (!place || !isNode(place.node)) return []
  const named = new Set<string>()
  visit(document, { Alias: (_, { range, source: name }) => void ((range?.[0] ?? 0) >= place.to && named.add(name)) })
  const anchors: string[] = []
  visit(place.node, { Node: (_, { anchor }) => void (anchor !== undefined && named.has(anchor) && anchors.push(anchor)) })
  return anchors
}

/** The end of a line behind which only blanks stand there; the place itself where more does. */
function behindBlanks(source: string, at: number): number {
  const end = lineEndAfter(source, at)
  return source.slice(at, end).trim() === '' ? end : at
}

/** Blanks, line ends and comments up to what comes next. */
function restBehind(source: string, at: number): string {
  return /^(?:\s|#[^\n]*)*/.exec(source.slice(at))?.[0] ?? ''
}

/**
 * The end of those comments behind the old value that go on as the wanted ones do; undefined where none does. Comments that came to stand
 * on one line when the value changed count one by one.
 */
function sharedEnd(wanted: readonly Comment[], inside: readonly Comment[], behind: readonly Comment[]): number | undefined {
  const parts = (text: string): string[] => text.split(/[ \t]+(?=#)/)
  const texts = wanted.flatMap(({ text }) => parts(text))
  const goesOn = (text: string, from: number): number => parts(text).reduce((at, part) => (at < 0 ? at : texts.indexOf(part, at) + 1 || -1), from)
  let at = inside.reduce((from, { text }) => Math.max(from, goesOn(text, from)), 0)
  let end: number | undefined
  for (const { text, to } of behind) {
    at = goesOn(text, at)
    if (at < 0) return end
    end = to
  }
  return end
}

/** The comments between two offsets, whether their text is between quotes or in a block being the lexer's to say. */
function commentsIn(source: string, from: number, to: number): Comment[] {
  const found: Comment[] = []
  let at = 0
  let isText = false
  for (const token of new Lexer().lex(source)) {
    // marks of the lexer's own have no place in the text
    if (['\u0002', '\u0018', '\u001f'].includes(token)) {
      isText = token === '\u001f'
      continue
    }
    const text = token.trimEnd()
    const end = at + text.length
    if (!isText && token.startsWith('#') && at >= from && end <= to) found.push({ text, to: end })
    isText = false
    at += token.length
  }
  return found
}

/** The space that a source without one gets: none in a flow list, or where the old value had none. */
function gapFor({ start, indicatorEnd, from, to }: YamlPlace, source: string, written: string): string {
  if (written === '' || /^\s/.test(written) || indicatorEnd === start) return ''
  return from < to && source[indicatorEnd ?? from]?.trim() !== '' ? '' : ' '
}
