import type { PostFields } from '../../review/postFields.ts'
import type { ReviewConventions, Warning } from '../../review/conventions.ts'
import { ratingInWords, starParts } from '../../review/rating.ts'
import { readTrailer } from '../../review/trailer.ts'
import { warningSentence } from '../../review/warnings.ts'

/** A related post as the site's readers find it. */
export interface RelatedLink {
  readonly emoji: string | null
  readonly text: string
  /** Markdown destination, written as it is. */
  readonly destination: string
}

/** Text as Markdown that shows exactly it: no mark, no HTML and no shortcode comes alive. Line ends become line breaks. */
export function markdownText(text: string): string {
  return text
    .toWellFormed()
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => line.replace(/[\\`*_{}[\]<>&|~$^]/g, '\\$&').replace(/^([#+=>-])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/:(?=\S*:)/g, '\\:'))
    .join('\\\n')
}

/** `**Rating: ★★★★½ (4.5/5)**` and the verdict; '' for a post without either. */
export function ratingMarkdown({ rating, verdict }: PostFields): string {
  const parts: string[] = []
  if (rating) {
    const { full, half } = starParts(rating.value, rating.scale.best)
    const said = rating.scale.letters ? markdownText(ratingInWords(rating)) : `${'★'.repeat(full)}${half ? '½' : ''} (${rating.value}/${rating.scale.best})`.trim()
    parts.push(`**Rating: ${said}**`)
  }
  if (verdict) parts.push(markdownText(verdict))
  return parts.join('\n\n')
}

/** The content warnings as a quoted box; those that spoil come last, under their own heading. '' where nothing is decided. */
export function warningsMarkdown(warnings: readonly Warning[] | null, conventions: ReviewConventions): string {
  if (warnings === null) return ''
  if (warnings.length === 0) return '> **Content warnings:** none'
  const list = (some: readonly Warning[]) => some.map((warning) => `- ${markdownText(warningSentence(warning, conventions))}`)
  const open = list(warnings.filter(({ spoiler }) => !spoiler))
  const spoiling = list(warnings.filter(({ spoiler }) => spoiler))
  const lines = ['**Content warnings**', ...(open.length > 0 ? ['', ...open] : []), ...(spoiling.length > 0 ? ['', '**These spoil the plot:**', '', ...spoiling] : [])]
  return quoted(lines.join('\n'))
}

/** A link to the trailer; '' where there is none that can be linked. */
export function trailerMarkdown(trailer: string | null): string {
  const read = trailer === null ? null : readTrailer(trailer)
  return read ? `[Watch the trailer](<${markdownUrl(read.watchUrl)}>)` : ''
}

/** Each quote as a block quote with its source. */
export function quotesMarkdown(quotes: PostFields['quotes']): string {
  return quotes
    .map(({ text, source }) => quoted(`${text.split(/\n\s*\n/).map(markdownText).join('\n\n')}${source ? `\n\n— ${markdownText(source)}` : ''}`))
    .join('\n\n')
}

/** A list of links to related posts. */
export function relatedMarkdown(links: readonly RelatedLink[]): string {
  return links.map(({ emoji, text, destination }) => `- ${emoji ? `${markdownText(emoji)} ` : ''}[${markdownText(text)}](${destination})`).join('\n')
}

function quoted(markdown: string): string {
  return markdown.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')
}

/** An address that can stand in `<…>` and cannot begin a shortcode. */
function markdownUrl(url: string): string {
  return url.replace(/[<>\\{}\s]/g, (mark) => encodeURIComponent(mark))
}
