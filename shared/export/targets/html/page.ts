import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { escapeMarkup } from './markup.ts'

export interface PageParts {
  readonly title: string
  readonly language: string
  /** From the page to the site's top: '' or `../`, once for each folder. */
  readonly root: string
  /** Elements for the head, as markup. */
  readonly head: readonly string[]
  readonly main: string
}

/** A whole page around its main part; every address in it is relative, so that it opens from disk. */
export function htmlPage({ title, language, root, head, main }: PageParts, config: LibraryConfig): string {
  const site = escapeMarkup(config.title)
  const said = title === config.title ? site : `${escapeMarkup(title)} · ${site}`
  return `<!DOCTYPE html>
<html lang="${escapeMarkup(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${said}</title>
<link rel="stylesheet" href="${root}style.css">
<link rel="alternate" type="application/atom+xml" title="${site}" href="${root}feed.xml">
${metaTag('property', 'og:locale', localeOf(language)).map((line) => `${line}\n`).join('')}${head.map((line) => `${line}\n`).join('')}</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="site">
<a class="site-title" href="${root}index.html">${site}</a>
<nav aria-label="Site"><a href="${root}ratings/index.html">Ratings</a> <a href="${root}tags/index.html">Tags</a> <a href="${root}warnings/index.html">Warnings</a> <a href="${root}search/index.html">Search</a></nav>
</header>
<main id="main">
${main}
</main>
<footer class="site">
<p>${config.author ? `${escapeMarkup(config.author)} · ` : ''}<a href="${root}feed.xml">Feed</a></p>
</footer>
</body>
</html>
`
}

/** `en-GB` as `en_GB`; null for a language without a country, which has none in this form. */
function localeOf(language: string): string | null {
  const found = /^([a-z]{2,3})-(?:[a-z]{4}-)?([a-z]{2})$/i.exec(language)
  return found ? `${found[1]?.toLowerCase()}_${found[2]?.toUpperCase()}` : null
}

/** One `<meta>` of a page, '' where there is nothing to say. */
export function metaTag(kind: 'name' | 'property', name: string, content: string | null): string[] {
  return content === null || content === '' ? [] : [`<meta ${kind}="${name}" content="${escapeMarkup(content)}">`]
}
