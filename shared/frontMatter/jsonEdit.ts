import { type Node, parseTree } from 'jsonc-parser'
import { applyChanges, composeChanges, type TextChange, trimChange } from '../text/textChange.ts'
import { applyStep, type EditStep, everyPlaceOf, planSteps } from './editSteps.ts'
import { HeadEditError } from './headEditError.ts'
import { equalValues } from './fieldValues.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { jsonNames, jsonNodeAt, readJson, writtenJson } from './jsonHead.ts'
import { plainName } from './repeatedKeys.ts'
import { withDecimalsOf } from './scalarForm.ts'
import { isFirstInLine, lineStartBefore } from './sourceLines.ts'

/** Changes of a JSON text that give a path its new value (undefined removes it) and nothing else another. */
export function editJson(source: string, newline: string, path: KeyPath, value: FieldValue | undefined): TextChange[] {
  const { values, problems } = readJson(source)
  if (problems[0]) throw new HeadEditError(`The front matter cannot be read: ${problems[0].message}`)
  let text = source
  let changes: TextChange[] = []
  for (const planned of planSteps(values, path, value)) {
    for (const step of everyPlaceOf(planned, writtenIn(text))) {
      const made = soundly(text, step, changeOf(text, newline, step))
      changes = composeChanges(source.length, changes, made)
      text = applyChanges(text, made)
    }
  }
  return changes
}

function soundly(source: string, step: EditStep, change: TextChange | null): TextChange[] {
  const changes = change ? [trimChange(source, change)] : []
  const edited = applyChanges(source, changes)
  if (readJson(edited).problems.length > 0 || !equalValues(writtenIn(edited), applyStep(writtenIn(source), step))) {
    throw new HeadEditError(`“${step.path.map((key) => plainName(String(key))).join('.')}” cannot be changed here; edit the front matter itself.`)
  }
  return changes
}

function writtenIn(source: string): FieldValue {
  const tree = parseTree(source)
  return tree ? writtenJson(tree) : {}
}

function changeOf(source: string, newline: string, step: EditStep): TextChange | null {
  const tree = parseTree(source)
  const key = step.path.at(-1)
  const parent = tree && jsonNodeAt(tree, step.path.slice(0, -1))
  if (!parent || key === undefined) return null
  const items = parent.children ?? []
  const index = parent.type === 'array' ? Number(key) : jsonNames(parent).indexOf(String(key))
  const item = items[index]
  if (step.kind === 'remove') return item ? removal(parent, items, index) : null
  const value = JSON.stringify(step.value)
  if (step.kind === 'set' && item) {
    const old = item.type === 'property' ? item.children?.[1] : item
    if (!old) return null
    const to = old.offset + old.length
    const alike = typeof step.value === 'number' ? withDecimalsOf(source.slice(old.offset, to), step.value) : null
    return { from: old.offset, to, insert: alike ?? value }
  }
  return addition(source, newline, parent, items, item, parent.type === 'array' ? value : `${JSON.stringify(key)}: ${value}`)
}

function removal(parent: Node, items: readonly Node[], index: number): TextChange | null {
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]]
  if (!item) return null
  if (after) return { from: item.offset, to: after.offset, insert: '' }
  if (before) return { from: endOf(before), to: endOf(item), insert: '' }
  return { from: parent.offset + 1, to: endOf(parent) - 1, insert: '' }
}

/** Items that stand on lines of their own get new neighbours on lines of their own. */
function addition(source: string, newline: string, parent: Node, items: readonly Node[], before: Node | undefined, written: string): TextChange {
  const neighbour = before ?? items.at(-1)
  if (!neighbour) return { from: parent.offset + 1, to: endOf(parent) - 1, insert: written }
  const isOwnLine = isFirstInLine(source, neighbour.offset)
  const separator = isOwnLine ? `,${newline}${source.slice(lineStartBefore(source, neighbour.offset), neighbour.offset)}` : ', '
  const at = before ? before.offset : endOf(neighbour)
  return { from: at, to: at, insert: before ? written + separator : separator + written }
}

function endOf(node: Node): number {
  return node.offset + node.length
}
