import { equalValues, isFieldList, isFieldMap, ownValue, withKey } from './fieldValues.ts'
import type { FieldMap } from './fieldValues.ts'
import { HeadEditError } from './headEditError.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { earlierNames } from './repeatedKeys.ts'

/** One small change of the data: `set` also adds a key; `insert` shifts the later items of a list. */
export type EditStep =
  | { readonly kind: 'set' | 'insert'; readonly path: KeyPath; readonly value: FieldValue }
  | { readonly kind: 'remove'; readonly path: KeyPath }

/** The value at a path, undefined where there is none. */
export function valueAtPath(values: FieldValue, path: KeyPath): FieldValue | undefined {
  let value: FieldValue | undefined = values
  for (const key of path) {
    if (isFieldList(value)) value = typeof key === 'number' ? value[key] : undefined
    else value = isFieldMap(value) ? ownValue(value, String(key)) : undefined
  }
  return value
}

/**
 * The steps that give a path its new value (undefined removes it), each on the data as the steps before left it. Only what differs is
 * touched: keys of a mapping and items of a list one by one. Missing mappings above are made.
 * @throws HeadEditError where the path leads through a text, a number or past the end of a list.
 */
export function planSteps(values: FieldMap, path: KeyPath, value: FieldValue | undefined): EditStep[] {
  const old = valueAtPath(values, path)
  if (value === undefined) return old === undefined ? [] : [{ kind: 'remove', path }]
  if (old !== undefined) return differences(path, old, value)
  for (let length = path.length - 1; length >= 0; length--) {
    const parentPath = path.slice(0, length)
    const parent = valueAtPath(values, parentPath)
    if (parent === undefined) continue
    const key = path[length] ?? ''
    const inner = nest(path.slice(length + 1), value)
    if (parent === null || (isEmpty(parent) && isFieldMap(parent) && length > 0)) return [{ kind: 'set', path: parentPath, value: nest([key], inner) }]
    if (isFieldMap(parent)) return [{ kind: 'set', path: [...parentPath, key], value: inner }]
    if (isFieldList(parent) && key === parent.length) return differences(parentPath, parent, [...parent, inner])
    throw new HeadEditError(`“${parentPath.join('.')}” has no place for “${key}”.`)
  }
  return []
}

/** A step on data as they are written: a key that goes takes those of its places along that do not count, or the last of them would count from then on. */
export function everyPlaceOf(step: EditStep, written: FieldValue): EditStep[] {
  const [above, key] = [step.path.slice(0, -1), step.path.at(-1)]
  const map = step.kind === 'remove' ? valueAtPath(written, above) : undefined
  return isFieldMap(map) ? [...earlierNames(map, String(key)).map((name) => ({ kind: 'remove' as const, path: [...above, name] })), step] : [step]
}

/** The data after a step. */
export function applyStep(value: FieldValue, step: EditStep, depth = 0): FieldValue {
  const key = step.path[depth]
  if (key === undefined) return step.kind === 'remove' ? null : step.value
  const isLast = depth === step.path.length - 1
  if (isFieldList(value) && typeof key === 'number') {
    if (!isLast) return value.with(key, applyStep(value[key] ?? null, step, depth + 1))
    if (step.kind === 'remove') return value.toSpliced(key, 1)
    return value.toSpliced(key, step.kind === 'insert' ? 0 : 1, step.value)
  }
  const map = isFieldMap(value) ? value : {}
  const name = String(key)
  if (isLast) return withKey(map, name, step.kind === 'remove' ? undefined : step.value)
  return withKey(map, name, applyStep(ownValue(map, name) ?? null, step, depth + 1))
}

function differences(path: KeyPath, old: FieldValue, value: FieldValue): EditStep[] {
  if (equalValues(old, value)) return []
  if (!isEmpty(old) && !isEmpty(value)) {
    if (isFieldMap(old) && isFieldMap(value)) return mapDifferences(path, old, value)
    if (isFieldList(old) && isFieldList(value)) return listDifferences(path, old, value)
  }
  return [{ kind: 'set', path, value }]
}

function mapDifferences(path: KeyPath, old: FieldMap, value: FieldMap): EditStep[] {
  const kept = Object.keys(old).filter((key) => Object.hasOwn(value, key))
  // Nothing in common: one mapping in the place of another.
  if (kept.length === 0 && path.length > 0) return [{ kind: 'set', path, value }]
  const changed = kept.flatMap((key) => differences([...path, key], old[key] ?? null, value[key] ?? null))
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key))
  const added = Object.entries(value).filter(([key]) => !Object.hasOwn(old, key))
  return [
    ...changed,
    ...gone.map((key) => ({ kind: 'remove' as const, path: [...path, key] })),
    ...added.map(([key, item]) => ({ kind: 'set' as const, path: [...path, key], value: item })),
  ]
}

/** Keeps the items that both lists share in the same order; between them items are changed, then removed or inserted. From the end, so that indices hold. */
function listDifferences(path: KeyPath, old: readonly FieldValue[], value: readonly FieldValue[]): EditStep[] {
  const shared = [...commonItems(old, value), [old.length, value.length] as const]
  const steps: EditStep[] = []
  for (let gap = shared.length - 1; gap >= 0; gap--) {
    const [oldEnd, newEnd] = shared[gap] ?? [0, 0]
    const [oldFrom, newFrom] = gap === 0 ? [0, 0] : next(shared[gap - 1])
    const both = Math.min(oldEnd - oldFrom, newEnd - newFrom)
    for (let index = oldEnd - 1; index >= oldFrom + both; index--) steps.push({ kind: 'remove', path: [...path, index] })
    for (let index = newEnd - 1; index >= newFrom + both; index--) steps.push({ kind: 'insert', path: [...path, oldFrom + both], value: value[index] ?? null })
    for (let index = both - 1; index >= 0; index--) {
      steps.push(...differences([...path, oldFrom + index], old[oldFrom + index] ?? null, value[newFrom + index] ?? null))
    }
  }
  return steps
}

function next(pair: readonly [number, number] | undefined): [number, number] {
  return pair ? [pair[0] + 1, pair[1] + 1] : [0, 0]
}

/** Index pairs of a longest common subsequence. */
function commonItems(old: readonly FieldValue[], value: readonly FieldValue[]): (readonly [number, number])[] {
  const width = value.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = value.length - 1; j >= 0; j--) {
      lengths[i * width + j] = equalValues(old[i], value[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < old.length && j < value.length; ) {
    if (equalValues(old[i], value[j])) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

function isEmpty(value: FieldValue): boolean {
  return isFieldList(value) ? value.length === 0 : isFieldMap(value) && Object.keys(value).length === 0
}

function nest(path: KeyPath, value: FieldValue): FieldValue {
  return path.reduceRight<FieldValue>((inner, key) => (key === 0 ? [inner] : Object.fromEntries([[String(key), inner]])), value)
}
