import type { ElementContent } from 'hast'
import { element } from '../element.ts'
import type { RenderProfile } from '../renderProfile.ts'
import { placeholder } from './placeholder.ts'

/** `::quotes`: the post's quotes in their own language, kept letter for letter. */
export function quotes(profile: RenderProfile): ElementContent[] {
  const { quotes: all } = profile.fields
  if (all.length === 0) return placeholder(profile, 'Quotes will stand here.')
  return all.map(({ text, source, lang }) =>
    element(
      'blockquote',
      { className: ['quote'], ...(lang ? { lang } : {}) },
      ...text.split(/\n{2,}/).map((paragraph) => element('p', {}, ...lines(paragraph))),
      source ? element('footer', {}, element('cite', {}, source)) : null,
    ),
  )
}

function lines(paragraph: string): (ElementContent | string)[] {
  return paragraph.trim().split('\n').flatMap((line, i) => (i === 0 ? [line] : [element('br'), line]))
}
