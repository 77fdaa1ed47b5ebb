import type { ElementContent } from 'hast'
import type { Warning } from '../../review/conventions.ts'
import { warningSentence } from '../../review/warnings.ts'
import { element } from '../element.ts'
import type { RenderProfile } from '../renderProfile.ts'
import { placeholder } from './placeholder.ts'

/** `::warnings`: what the post warns of; warnings that are spoilers themselves open when asked for. */
export function warnings(profile: RenderProfile): ElementContent[] {
  const declared = profile.fields.warnings
  if (declared === null) return placeholder(profile, 'No content warnings declared yet.')
  const entry = (warning: Warning) => element('li', {}, warningSentence(warning, profile.conventions))
  const open = declared.filter((warning) => !warning.spoiler)
  const hidden = declared.filter((warning) => warning.spoiler)
  return [
    element(
      'aside',
      { className: ['warnings'], ariaLabel: 'Content warnings' },
      element('p', { className: ['warnings-title'] }, 'Content warnings'),
      declared.length === 0 ? element('p', {}, 'None') : null,
      open.length > 0 ? element('ul', {}, ...open.map(entry)) : null,
      hidden.length > 0 ? element('details', {}, element('summary', {}, 'Show warnings that give something away'), element('ul', {}, ...hidden.map(entry))) : null,
    ),
  ]
}
