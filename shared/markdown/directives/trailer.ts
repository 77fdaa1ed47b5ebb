import type { ElementContent } from 'hast'
import { readTrailer } from '../../review/trailer.ts'
import { element } from '../element.ts'
import type { RenderProfile } from '../renderProfile.ts'
import { placeholder } from './placeholder.ts'

const providers = { youtube: 'YouTube', vimeo: 'Vimeo', other: null }

/** `::trailer`: a card that leads there; nothing loads by itself. */
export function trailer(profile: RenderProfile): ElementContent[] {
  const { fields } = profile
  const found = fields.trailer === null ? null : readTrailer(fields.trailer)
  if (found === null) return placeholder(profile, 'The trailer will stand here.')
  const where = providers[found.provider] ?? /^https?:\/\/([^/?#]*)/i.exec(found.watchUrl)?.[1] ?? found.watchUrl
  const what = fields.subject ?? fields.title
  return [
    element(
      'p',
      { className: ['trailer'] },
      element('a', { href: found.watchUrl, rel: ['noopener', 'noreferrer'] }, element('span', {}, what ? `Trailer: ${what}` : 'Trailer'), element('small', {}, `Watch at ${where}`)),
    ),
  ]
}
