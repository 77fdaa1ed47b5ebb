/** Text for HTML and XML, in elements and in quoted attributes; what XML forbids is dropped. */
export function escapeMarkup(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * Markup of a post as the strictest checkers want it: no bare `>` in text, and classes for the alignment of cells, whose attribute HTML has given up. Links that
 * read as their address are marked, for on paper the others say theirs.
 */
export function withoutLeniency(html: string): string {
  return html
    .replace(/(<(?:"[^"]*"|'[^']*'|[^'">])*>)|>/g, (_, tag: string | undefined) => tag ?? '&gt;')
    .replace(/(<t[hd]) align="(left|right|center)"/g, '$1 class="align-$2"')
    .replace(/<a (href="(https?:[^"]*)"[^>]*)>\2<\/a>/g, '<a class="address" $1>$2</a>')
}
