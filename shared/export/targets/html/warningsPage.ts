import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { slugFromTitle } from '../../../post/slug.ts'
import { warningCategory, warningLabel } from '../../../review/warnings.ts'
import type { HtmlPost } from './htmlPost.ts'
import { listItem } from './listPages.ts'
import { escapeMarkup } from './markup.ts'
import { htmlPage } from './page.ts'

interface Category {
  readonly name: string
  readonly label: string
  readonly group: string
  count: number
}

const unsaid = 'unsaid'

/** A page on which readers leave out what they do not want to read of, by style alone, and the style that does it. */
export function warningsPages(posts: readonly HtmlPost[], config: LibraryConfig): { readonly page: string; readonly filters: string } {
  const categories = new Map<string, Category>()
  const namesOf = ({ post }: HtmlPost): readonly string[] => post.fields.warnings?.filter(({ absent }) => !absent).map(({ id }) => `w-${slugFromTitle(id)}`) ?? [unsaid]
  for (const { post } of posts) {
    for (const { id, absent } of post.fields.warnings ?? []) {
      if (absent) continue
      const name = `w-${slugFromTitle(id)}`
      const category = categories.get(name)
      if (category) category.count++
      else categories.set(name, { name, label: warningLabel(id, config), group: warningCategory(id, config)?.group ?? 'Other', count: 1 })
    }
  }
  const order = [...new Set([...config.warningCategories.map(({ group }) => group), 'Other'])]
  const groups = order.flatMap((group) => {
    const own = [...categories.values()].filter((category) => category.group === group).sort((a, b) => (a.label < b.label ? -1 : 1))
    const boxes = own.map(({ name, label, count }) => `<li><label><input type="checkbox" id="${name}"> ${escapeMarkup(label)} <span class="count">${count}</span></label></li>`)
    return own.length === 0 ? [] : [`<fieldset>\n<legend>${escapeMarkup(group)}</legend>\n<ul>\n${boxes.join('\n')}\n</ul>\n</fieldset>`]
  })
  const items = posts.map((post) => listItem(post, '../', config, { attribute: ` data-warnings="${namesOf(post).join(' ')}"`, line: said(post, config) }))
  const main = `<h1>Content warnings</h1>
<div class="filters" role="group" aria-label="Leave out">
<p>Tick what you would rather not read about, and the posts that have it step aside, as do those that say nothing of warnings.</p>
${groups.join('\n')}
</div>
<ul class="posts">
${items.join('\n')}
</ul>`
  const head = ['<link rel="stylesheet" href="filters.css">']
  const rules = [...categories.keys()].sort().map((name) => `body:has(#${name}:checked) [data-warnings~="${name}"]`)
  return {
    page: htmlPage({ title: 'Content warnings', language: config.language, root: '../', head, main }, config),
    filters: `${[...rules, `body:has(.filters :checked) [data-warnings~="${unsaid}"]`].join(',\n')}{display:none}\n`,
  }
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
