import type { ElementContent } from 'hast'
import { element } from '../element.ts'
import type { RenderProfile } from '../renderProfile.ts'

/** Says in the preview, and only there, what a directive will show once its field is filled. */
export function placeholder(profile: RenderProfile, text: string): ElementContent[] {
  return profile.placeholders ? [element('p', { className: ['placeholder'] }, text)] : []
}
