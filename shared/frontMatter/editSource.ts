import { splitPost } from '../post/postText.ts'
import { applyChanges, composeChanges, type TextChange, trimChange } from '../text/textChange.ts'
import { editHead } from './editHead.ts'
import { applyStep, valueAtPath } from './editSteps.ts'
import { equalValues } from './fieldValues.ts'
import { HeadEditError } from './headEditError.ts'
import { readHeadSource } from './headSource.ts'
import type { KeyPath } from './headTypes.ts'
import { largestHead, parseHead } from './parseHead.ts'
import { rangeOf } from './rangeOf.ts'
import { sourceInYaml } from './yamlSource.ts'

/**
 * The changes of a head that write a value the way `source` says, as `valueSource` gives it: in YAML what stands behind the colon or dash,
 * with the indentation that its lines have in this place. A key that is not there is added first. Every other field keeps its value, but for
 * those that name this one by an alias.
 * @throws HeadEditError where the source is not exactly one value in this place, or would change what another field says.
 */
export function editSource(head: string, path: KeyPath, source: string): TextChange[] {
  const { values, problems, broken } = parseHead(head)
  if (broken) throw new HeadEditError(`The front matter cannot be read: ${problems[0]?.message}`)
  const added = valueAtPath(values, path) === undefined ? editHead(head, path, '') : []
  const place = applyChanges(head, added)
  const changes = composeChanges(head.length, added, inPlace(place, path, source))
  const edited = applyChanges(head, changes)
  if (splitPost(edited).head !== edited) throw new HeadEditError(`The source for “${path.join('.')}” would end the front matter.`)
  if (edited.length > largestHead) throw new HeadEditError('The front matter would become larger than 256 KB.')
  return changes
}

function inPlace(head: string, path: KeyPath, source: string): TextChange[] {
  const { format, from, to } = readHeadSource(head)
  if (format === 'yaml') return sourceInYaml(head.slice(from, to), path, source).map((change) => ({ from: change.from + from, to: change.to + from, insert: change.insert }))
  const range = rangeOf(head, path)
  const name = path.join('.')
  if (!range) throw new HeadEditError(`“${name}” is not written in one place of its own, so no source can be put there; name what is in it.`)
  const change = { ...range, insert: source }
  const before = parseHead(head).values
  const edited = applyChanges(head, [change])
  const after = parseHead(edited)
  const now = rangeOf(edited, path)
  if (after.broken || now?.from !== range.from || now.to !== range.from + source.length) throw new HeadEditError(`The source for “${name}” is not exactly one value.`)
  const value = valueAtPath(after.values, path) ?? null
  if (!equalValues(after.values, applyStep(before, { kind: 'set', path, value }))) throw new HeadEditError(`The source for “${name}” would change another key.`)
  return [trimChange(head, change)].filter(({ from: start, to: end, insert }) => start < end || insert !== '')
}
