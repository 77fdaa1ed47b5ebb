import { patch } from '@decimalturn/toml-patch'
import { differenceOf, type TextChange } from '../text/textChange.ts'
import { applyStep, HeadEditError, planSteps } from './editSteps.ts'
import { equalValues } from './fieldValues.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { readToml } from './tomlHead.ts'

/** Changes of a TOML text that give a path its new value (undefined or null removes it) and nothing else another. */
export function editToml(source: string, _newline: string, path: KeyPath, value: FieldValue | undefined): TextChange[] {
  const { values, problems } = readToml(source)
  if (problems[0]) throw new HeadEditError(`The front matter cannot be read: ${problems[0].message}`)
  const expected = planSteps(values, path, value ?? undefined).reduce<FieldValue>((data, step) => applyStep(data, step), values)
  if (equalValues(expected, values)) return []
  const after = patch(source, expected)
  if (!equalValues(readToml(after).values, expected)) throw new HeadEditError(`“${path.join('.')}” cannot be changed here; edit the front matter itself.`)
  return differenceOf(source, after)
}
