import { editHead } from '../frontMatter/editHead.ts'
import type { FieldValue } from '../frontMatter/headTypes.ts'
import { applyChanges } from '../text/textChange.ts'
import { splitPost } from './postText.ts'

/** A new post's text: the template with title, slug and date set and `draft: true`, every other byte as it is. */
export function newPostText(post: { readonly template: string; readonly title: string; readonly slug: string; readonly date: string }): string {
  const { template, title, slug, date } = post
  const { head, body } = splitPost(template)
  const set: readonly (readonly [string, FieldValue])[] = [['title', title], ['date', date], ['slug', slug], ['draft', true]]
  const filled = set.reduce((text, [key, value]) => applyChanges(text, editHead(text, [key], value)), head)
  return filled + body
}
