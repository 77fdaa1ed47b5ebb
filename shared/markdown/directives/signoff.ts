import type { ElementContent } from 'hast'
import { element } from '../element.ts'
import type { RenderProfile } from '../renderProfile.ts'
import type { LeafElements } from './handlers.ts'
import { placeholder } from './placeholder.ts'

/** `::signoff`: the library's sign-off, which is Markdown. */
export function signoff(profile: RenderProfile, elements: LeafElements): ElementContent[] {
  if (profile.signoff === null) return placeholder(profile, 'The sign-off of this library will stand here: write it in Settings.')
  return [element('div', { className: ['signoff'] }, ...elements.fragment(profile.signoff, profile))]
}
