import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { slugFromTitle } from '../../../post/slug.ts'
import { warningCategory, warningLabel } from '../../../review/warnings.ts'
import type { HtmlPost } from './htmlPost.ts'
import { entries, entryView } from './listViews.ts'
import { pageView } from './pageView.ts'
import type { WarningsView } from './pageViews.ts'

interface Category {
  readonly name: string
  readonly label: string
  readonly group: string
  count: number
}

const unsaid = 'unsaid'

/** A page on which readers leave out what they do not want to read of, by style alone. */
export function warningsView(posts: readonly HtmlPost[], config: LibraryConfig): WarningsView {
  const categories = new Map<string, Category>()
  const namesOf = ({ post }: HtmlPost): readonly string[] => post.fields.warnings?.filter(({ absent }) => !absent).map(({ id }) => nameOf(id)) ?? [unsaid]
  for (const { post } of posts) {
    for (const { id, absent } of post.fields.warnings ?? []) {
      if (absent) continue
      const name = nameOf(id)
      const category = categories.get(name)
      if (category) category.count++
      else categories.set(name, { name, label: warningLabel(id, config), group: warningCategory(id, config)?.group ?? 'Other', count: 1 })
    }
  }
  const order = [...new Set([...config.warningCategories.map(({ group }) => group), 'Other'])]
  const boxesOf = (group: string) =>
    [...categories.values()].filter((category) => category.group === group).sort((a, b) => (a.label < b.label ? -1 : 1)).map(({ name, label, count }) => ({ id: name, label, count }))
  return {
    ...pageView({ title: 'Content warnings', root: '../', is: 'warnings' }, config),
    categories: order.map((group) => ({ label: group, boxes: boxesOf(group) })).filter(({ boxes }) => boxes.length > 0),
    ...entries(posts.map((post) => ({ ...entryView(post, '../', config), warningIds: namesOf(post).join(' '), warnings: said(post, config) }))),
  }
}

/** The style by which posts on the warnings page step aside. */
export function warningFilters(posts: readonly HtmlPost[]): string {
  const ids = new Set(posts.flatMap(({ post }) => post.fields.warnings?.flatMap(({ id, absent }) => (absent ? [] : [id])) ?? []))
  const names = new Set(Array.from(ids, nameOf))
  const rules = [...names].sort().map((name) => `body:has(#${name}:checked) [data-warnings~="${name}"]`)
  return `${[...rules, `body:has(.filters :checked) [data-warnings~="${unsaid}"]`].join(',\n')}{display:none}\n`
}

function nameOf(warning: string): string {
  return `w-${slugFromTitle(warning)}`
}

/** What a post's warnings are, without those that give something away. */
function said({ post }: HtmlPost, config: LibraryConfig): string {
  const { warnings } = post.fields
  if (warnings === null) return 'Says nothing of warnings.'
  const present = warnings.filter(({ absent }) => !absent)
  if (present.length === 0) return 'No content warnings.'
  const open = present.filter(({ spoiler }) => !spoiler).map(({ id }) => warningLabel(id, config))
  const hidden = present.length - open.length
  return [...open, ...(hidden > 0 ? [`${hidden} that ${hidden === 1 ? 'gives' : 'give'} something away`] : [])].join(', ')
}
