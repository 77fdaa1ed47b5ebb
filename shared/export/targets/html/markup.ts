/** Text for HTML and XML, in elements and in quoted attributes; what XML forbids is dropped. */
export function escapeMarkup(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Markup of a post as the strictest checkers want it: no bare `>` in text, and classes for the alignment of cells, whose attribute HTML has given up. */
export function withoutLeniency(html: string): string {
  return html
    .replace(/(<(?:"[^"]*"|'[^']*'|[^'">])*>)|>/g, (_, tag: string | undefined) => tag ?? '&gt;')
    .replace(/(<t[hd]) align="(left|right|center)"/g, '$1 class="align-$2"')
}
