import { isAlias, isMap, isSeq, type YAMLMap } from 'yaml'
import { applyChanges, composeChanges, type TextChange, trimChange } from '../text/textChange.ts'
import { applyStep, type EditStep, everyPlaceOf, planSteps, valueAtPath } from './editSteps.ts'
import { HeadEditError } from './headEditError.ts'
import { equalValues, isFieldList, isFieldMap } from './fieldValues.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { isEarlier, plainName } from './repeatedKeys.ts'
import { namesIn, readYaml, writtenValue, type YamlHead } from './yamlHead.ts'
import { addedKeys, firstKeys, insertedItems, removedItems } from './yamlItems.ts'
import { placeAt, placesIn, stepsToAlias, type YamlCollection } from './yamlPlaces.ts'
import { replacements } from './yamlReplace.ts'
import { yamlStyleOf } from './yamlStyle.ts'

/** Changes of a YAML text that give a path its new value (undefined removes it) and nothing else another. */
export function editYaml(source: string, newline: string, path: KeyPath, value: FieldValue | undefined): TextChange[] {
  const steps = planSteps(soundly(source).values, path, value)
  let text = source
  let changes: TextChange[] = []
  for (const planned of steps) {
    const { top } = soundly(text)
    for (const step of everyPlaceOf(planned, top ? writtenValue(top) : {})) {
      const made = editStep(text, newline, step)
      changes = composeChanges(source.length, changes, made)
      text = applyChanges(text, made)
    }
  }
  return changes
}

function soundly(source: string): YamlHead {
  const head = readYaml(source)
  if (head.problems[0]) throw new HeadEditError(`The front matter cannot be read: ${head.problems[0].message}`)
  return head
}

function editStep(source: string, newline: string, step: EditStep): TextChange[] {
  const head = soundly(source)
  const direct = head.top ? throughAlias(head, step, source) : step
  for (const wider of widening(head, direct)) {
    const found = firstSound(source, newline, head, wider)
    if (found) return found
  }
  const [alias] = head.top ? aliasesInto(head.top, direct.path, source) : []
  const followed = alias && valueAtPath(head.values, alias)
  // a merge (<<) has no value that could be written in its place
  if (alias && followed !== undefined) {
    // What other fields take from here by an alias becomes their own first.
    const own = editStep(source, newline, { kind: 'set', path: alias, value: followed })
    const rest = editStep(applyChanges(source, own), newline, direct)
    return composeChanges(source.length, own, rest)
  }
  throw new HeadEditError(`“${step.path.map((key) => plainName(String(key))).join('.')}” cannot be changed here without touching more; edit the front matter itself.`)
}

/** What lies behind an alias belongs to the anchor: the alias gives way to a value of its own. */
function throughAlias(head: YamlHead, step: EditStep, source: string): EditStep {
  if (!head.top) return step
  const steps = stepsToAlias(head.top, step.path, source)
  const path = step.path.slice(0, steps)
  if (steps < step.path.length) {
    const rest = { ...step, path: step.path.slice(steps) }
    return { kind: 'set', path, value: applyStep(valueAtPath(head.values, path) ?? null, rest) }
  }
  if (step.kind === 'remove' && !placeAt(head.top, path, source)) throw new HeadEditError(`“${path.join('.')}” comes from a merge (<<); edit the front matter itself.`)
  return step
}

/** Paths of the aliases elsewhere that name an anchor at or below a path. */
function aliasesInto(top: YAMLMap, path: KeyPath, source: string): KeyPath[] {
  const within = placeAt(top, path, source)
  if (!within) return []
  const aliases: { readonly path: KeyPath; readonly name: string; readonly at: number }[] = []
  const anchors = new Set<string>()
  const look = (collection: YamlCollection, above: KeyPath): void => {
    const names = isMap(collection) ? namesIn(collection) : null
    for (const place of placesIn(collection, source)) {
      const { node, index } = place
      const here = [...above, names?.[index] ?? index]
      if (isAlias(node)) aliases.push({ path: here, name: node.source, at: place.start })
      else if (node?.anchor !== undefined && place.start >= within.start && place.end <= within.end) anchors.add(node.anchor)
      if (isMap(node) || isSeq(node)) look(node, here)
    }
  }
  look(top, [])
  return aliases.filter(({ name, at }) => anchors.has(name) && (at < within.start || at >= within.end)).map((alias) => alias.path)
}

/** The step, then the same said of ever larger values around it: for places that are written in uncommon ways. None that would take keys along that do not count. */
function* widening(head: YamlHead, step: EditStep): Generator<EditStep> {
  yield step
  const written = head.top ? writtenValue(head.top) : {}
  for (let length = step.path.length - 1; length > 0; length--) {
    const path = step.path.slice(0, length)
    if (hasEarlier(valueAtPath(written, path) ?? null)) return
    yield { kind: 'set', path, value: applyStep(valueAtPath(head.values, path) ?? null, { ...step, path: step.path.slice(length) }) }
  }
}

function hasEarlier(value: FieldValue): boolean {
  if (isFieldList(value)) return value.some(hasEarlier)
  return isFieldMap(value) && Object.entries(value).some(([name, item]) => isEarlier(name) || hasEarlier(item))
}

/** The first way to do a step after which everything reads as it should. */
function firstSound(source: string, newline: string, head: YamlHead, step: EditStep): TextChange[] | null {
  const written = head.top ? writtenValue(head.top) : {}
  const expected = applyStep(written, step)
  for (const changes of waysOf(source, newline, head, step)) {
    if (!areInOrder(changes)) continue
    const trimmed = changes.map((change) => trimChange(source, change)).filter(({ from, to, insert }) => from < to || insert !== '')
    const edited = applyChanges(source, trimmed)
    // or the closing fence would no longer have a line of its own
    if (edited !== '' && !edited.endsWith('\n')) continue
    const after = readYaml(edited)
    if (after.problems.length === 0 && equalValues(after.top ? writtenValue(after.top) : {}, expected)) return trimmed
  }
  return null
}

/** False for a way that does not suit the place: what it would replace begins behind its end. */
function areInOrder(changes: readonly TextChange[]): boolean {
  return changes.every(({ from, to }, index) => from <= to && from >= (changes[index - 1]?.to ?? 0))
}

function* waysOf(source: string, newline: string, head: YamlHead, step: EditStep): Generator<TextChange[]> {
  const { top } = head
  const style = yamlStyleOf(top, source, newline)
  const key = step.path.at(-1)
  const parentPath = step.path.slice(0, -1)
  if (key === undefined) return
  if (!top || top.items.length === 0) {
    if (step.kind === 'set' && step.path.length === 1) yield* firstKeys(source, top, String(key), step.value, style)
    return
  }
  const place = placeAt(top, step.path, source)
  const parent = parentPath.length === 0 ? top : placeAt(top, parentPath, source)?.node
  if (!isMap(parent) && !isSeq(parent)) return
  if (step.kind === 'insert') yield* insertedItems(source, parent, Number(key), step.value, style)
  else if (step.kind === 'remove') {
    if (!place) return
    if (parent.items.length > 1) yield* removedItems(source, parent, place.index, parentPath.length === 0)
    else if (parentPath.length === 0) yield* removedItems(source, parent, 0, true)
    const owner = parentPath.length > 0 && parent.items.length === 1 ? placeAt(top, parentPath, source) : null
    if (owner) yield* replacements(source, owner, isSeq(parent) ? [] : {}, style)
  } else if (place) yield* replacements(source, place, step.value, style)
  else yield* addedKeys(source, parent, String(key), step.value, style, parentPath.length === 0)
}
