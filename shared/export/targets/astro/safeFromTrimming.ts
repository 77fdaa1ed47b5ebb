import { parseMarkdown } from '../../../markdown/parseMarkdown.ts'
import { applyChanges } from '../../../text/textChange.ts'
import { githubDialect } from '../../markdown/dialect.ts'
import { fence } from '../../markdown/nodeChanges.ts'

const indented = /^(?:[ \t]*\n)*(?: {4}| {0,3}\t)/
const wideSpace = /^([ \t\n]*)([^\S \t\n\r\f\v])/

/** Markdown that stays the same when Astro trims it: code that it begins with has a fence, and a wide space is written as an entity. */
export function safeFromTrimming(markdown: string): string {
  const [first] = indented.test(markdown) ? parseMarkdown(markdown, { gfm: true, house: false }).children : []
  if (first?.type === 'code') return applyChanges(markdown, fence(markdown, first, githubDialect))
  return markdown.replace(wideSpace, (_, before: string, space: string) => `${before}&#${space.charCodeAt(0)};`)
}
