import { modify } from 'jsonc-parser'
import { applyChanges, composeChanges, type TextChange, trimChange } from '../text/textChange.ts'
import { applyStep, type EditStep, HeadEditError, planSteps } from './editSteps.ts'
import { equalValues } from './fieldValues.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { readJson } from './jsonHead.ts'

/** Changes of a JSON text that give a path its new value (undefined removes it) and nothing else another. */
export function editJson(source: string, newline: string, path: KeyPath, value: FieldValue | undefined): TextChange[] {
  const { values, problems } = readJson(source)
  if (problems[0]) throw new HeadEditError(`The front matter cannot be read: ${problems[0].message}`)
  let text = source
  let changes: TextChange[] = []
  for (const step of planSteps(values, path, value)) {
    const made = editStep(text, newline, step)
    changes = composeChanges(source.length, changes, made)
    text = applyChanges(text, made)
  }
  return changes
}

function editStep(source: string, newline: string, step: EditStep): TextChange[] {
  const indent = /\n([ \t]+)"/.exec(source)?.[1] ?? '  '
  const edits = modify(source, [...step.path], step.kind === 'remove' ? undefined : step.value, {
    isArrayInsertion: step.kind === 'insert',
    ...(source.includes('\n') && /^\{\s*\n/.test(source) ? { formattingOptions: { eol: newline, insertSpaces: !indent.includes('\t'), tabSize: indent.includes('\t') ? 1 : indent.length } } : {}),
  })
  const changes = edits
    .map(({ offset, length, content }) => trimChange(source, { from: offset, to: offset + length, insert: content }))
    .toSorted((a, b) => a.from - b.from)
  const after = readJson(applyChanges(source, changes))
  if (after.problems.length > 0 || !equalValues(after.values, applyStep(readJson(source).values, step))) {
    throw new HeadEditError(`“${step.path.join('.')}” cannot be changed here; edit the front matter itself.`)
  }
  return changes
}
