import type { ExportPlan, ExportReport, PlanAction, PlanItem } from '../../../shared/export/exportPlan.ts'
import type { PostPath } from '../../../shared/post/postPath.ts'

export interface ChangeGroup {
  readonly kind: GroupKind
  readonly title: string
  readonly items: readonly PlanItem[]
}

/** What would happen to a file; `offered`: it is added where the author asks for it. */
export type GroupKind = PlanAction | 'offered'

const titles: readonly (readonly [kind: GroupKind, title: string])[] = [
  ['conflict', 'Changed on the site since, left alone'],
  ['offered', 'Offered for the directives, added where ticked'],
  ['add', 'New'],
  ['change', 'Changed'],
  ['remove', 'Removed'],
  ['unchanged', 'Unchanged'],
]

/** A plan's files by what would happen to them: what needs a decision first, what stays as it is last. */
export function groupChanges(items: readonly PlanItem[]): readonly ChangeGroup[] {
  return titles.map(([kind, title]) => ({ kind, title, items: items.filter((item) => kindOf(item) === kind) })).filter((group) => group.items.length > 0)
}

export function kindOf({ action, isOffered }: PlanItem): GroupKind {
  return action === 'add' && isOffered ? 'offered' : action
}

/** How many files an export would write or remove, those included that were ticked. */
export function countWork(plan: ExportPlan, ticked: ReadonlySet<string>): number {
  return plan.items.filter((item) => ['add', 'change', 'remove'].includes(kindOf(item)) || (item.action !== 'unchanged' && ticked.has(item.path))).length
}

/** A post of which an export would write or remove something. */
export interface PostWork {
  readonly path: PostPath
  /** `new, 2 files`. */
  readonly what: string
}

/** The posts that a plan is about, by path; those that were left out of it say what they said before. */
export function postsOf(plan: ExportPlan, leftOut: ReadonlySet<PostPath>, before: readonly PostWork[]): readonly PostWork[] {
  const items = new Map<PostPath, PlanAction[]>()
  for (const { post, action } of plan.items) if (post !== null && action !== 'unchanged') items.set(post, [...(items.get(post) ?? []), action])
  const works = [...[...items].map(([path, actions]) => ({ path, what: workInWords(actions) })), ...before.filter(({ path }) => leftOut.has(path))]
  return works.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function workInWords(actions: readonly PlanAction[]): string {
  const one = actions.every((action) => action === actions[0]) ? actions[0] : 'change'
  const words = actions.includes('conflict') ? 'changed on the site since' : one === 'add' ? 'new' : one === 'remove' ? 'to be removed' : 'changed'
  return actions.length === 1 ? words : `${words}, ${actions.length.toLocaleString('en')} files`
}

/** What an export did, in a line: `12 written, 3 unchanged`. */
export function reportInWords(report: ExportReport): string {
  const parts: readonly (readonly [count: number, words: string])[] = [
    [report.written.length, 'written'],
    [report.removed.length, 'removed'],
    [report.unchanged, 'unchanged'],
    [report.conflicts.length, 'left alone, as they were changed on the site'],
    [report.failed.length, 'failed'],
    [report.skipped.length, report.skipped.length === 1 ? 'post skipped' : 'posts skipped'],
  ]
  const said = parts.filter(([count], index) => index === 0 || count > 0).map(([count, words]) => `${count.toLocaleString('en')} ${words}`)
  return `${said.join(', ')}.`
}
