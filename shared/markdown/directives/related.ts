import type { ElementContent } from 'hast'
import { element } from '../element.ts'
import type { RenderProfile } from '../renderProfile.ts'
import { safeLink } from '../safeUrl.ts'
import { placeholder } from './placeholder.ts'
import { stars } from './stars.ts'

/** `::related`: the posts picked by hand, in their order; one that is not there is left out, or said so in the preview. */
export function related(profile: RenderProfile): ElementContent[] {
  const { related: picked } = profile.fields
  if (picked.length === 0) return placeholder(profile, 'Related posts will stand here.')
  const items = picked.flatMap(({ post, emoji, text }): ElementContent[] => {
    const target = profile.related(post)
    if (!target) return profile.placeholders ? [element('li', { className: ['missing-link'] }, `No post at ${post}`)] : []
    return [
      element(
        'li',
        {},
        emoji ? element('span', { className: ['emoji'], ariaHidden: 'true' }, emoji) : null,
        element('a', { href: safeLink(target.url) }, text ?? target.title),
        target.rating ? stars(target.rating.value, target.rating.best, `${target.rating.value} out of ${target.rating.best}`) : null,
      ),
    ]
  })
  return items.length > 0 ? [element('ul', { className: ['related'] }, ...items)] : []
}
