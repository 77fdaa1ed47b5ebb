import type { WarningCategory } from '../../../shared/review/conventions.ts'
import { defaultConventions } from '../../../shared/review/defaultConventions.ts'
import { warningLabel } from '../../../shared/review/warnings.ts'

export interface WarningGroup {
  readonly group: string
  readonly categories: readonly WarningCategory[]
}

/**
 * The categories to choose from by group, in the taxonomy's order, narrowed to those whose label, id or group has every word of
 * the query. What a post names outside of the taxonomy comes last, so that it can be unticked.
 */
export function matchingWarnings(query: string, categories: readonly WarningCategory[], chosen: readonly string[]): readonly WarningGroup[] {
  const words = query.trim().toLowerCase().split(/\s+/)
  const strangers = chosen
    .filter((id) => !categories.some((category) => category.id === id))
    .map((id) => ({ id, label: warningLabel(id, { ...defaultConventions, warningCategories: categories }), group: 'Only in this post' }))
  const groups = new Map<string, WarningCategory[]>()
  for (const category of [...categories, ...strangers]) {
    const text = `${category.label} ${category.id} ${category.group}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) continue
    groups.set(category.group, [...(groups.get(category.group) ?? []), category])
  }
  return [...groups].map(([group, members]) => ({ group, categories: members }))
}
