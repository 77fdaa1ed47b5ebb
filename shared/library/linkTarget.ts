/** What the URL of a link means, as far as text alone tells. */
export type LinkTarget =
  /** A path relative to the post, decoded; `suffix` is query and fragment as written. */
  | { readonly kind: 'relative'; readonly path: string; readonly suffix: string; readonly fragment: string | null }
  /** A place in the post itself. */
  | { readonly kind: 'fragment'; readonly fragment: string }
  /** `file:`, a drive (`C:\…`), a network share, or a path from the disk's or site's root. */
  | { readonly kind: 'local'; readonly form: 'file' | 'drive' | 'root' }
  /** Anything with a scheme, or `//host`. */
  | { readonly kind: 'remote'; readonly scheme: string }

/** Reads the URL of a Markdown link as written (escapes, entities and percent signs and all). */
export function readLink(url: string): LinkTarget {
  const plain = unescapeMarkdown(url).trim()
  if (/^[a-z]:(?:[\\/]|%5c)/i.test(plain) || plain.startsWith('\\\\')) return { kind: 'local', form: 'drive' }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
  if (scheme === 'file') return { kind: 'local', form: 'file' }
  if (scheme !== undefined) return { kind: 'remote', scheme }
  if (plain.startsWith('//')) return { kind: 'remote', scheme: 'https' }
  if (plain.startsWith('/') || plain.startsWith('\\')) return { kind: 'local', form: 'root' }
  const cut = plain.search(/[?#]/)
  const path = cut < 0 ? plain : plain.slice(0, cut)
  const suffix = cut < 0 ? '' : plain.slice(cut)
  const hash = suffix.indexOf('#')
  const fragment = hash < 0 ? null : decodePercent(suffix.slice(hash + 1))
  if (path === '' && fragment !== null) return { kind: 'fragment', fragment }
  return { kind: 'relative', path: decodePercent(path), suffix, fragment }
}

/**
 * Writes a relative path as a Markdown URL in the manner of the one it replaces: percent signs or plain letters, a leading `./`,
 * the query and fragment. `angled` says that it stands in `<…>`, where blanks may stay.
 */
export function writeLink(path: string, like: string, angled: boolean): string {
  const before = unescapeMarkdown(like)
  const cut = before.search(/[?#]/)
  const oldPath = cut < 0 ? before : before.slice(0, cut)
  const suffix = cut < 0 ? '' : before.slice(cut).replace(/[\s()<>\\]/g, percentEncode)
  const encodesLetters = /%[89a-f][0-9a-f]/i.test(oldPath)
  const keepsBlanks = angled && !/%20/.test(oldPath)
  let written = ''
  for (const character of path) {
    const mustEncode = /[%?#<>\\"`[\](){}|^\p{Cc}]/u.test(character) || (character === ' ' ? !keepsBlanks : /\s/.test(character))
    const encodes = mustEncode || (encodesLetters && character > '\x7f')
    written += encodes ? percentEncode(character) : character
  }
  const dotted = oldPath.startsWith('./') && !written.startsWith('.') ? `./${written}` : written
  // `a:b.md` would read as a scheme, `&amp;` as an entity.
  const safe = /^[^/]*:/.test(dotted) ? `./${dotted}` : dotted
  return safe.replace(/&(?=[a-z0-9#]+;)/gi, '%26') + suffix
}

/** Decodes percent signs; text that is not rightly encoded is given back as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/** Undoes backslash escapes and the entities that occur in addresses. */
function unescapeMarkdown(url: string): string {
  return url
    .replace(/\\([!-/:-@[-`{-~])|&(amp|lt|gt|quot|nbsp);|&#(\d{1,7});|&#x([\da-f]{1,6});/gi, (whole, escaped?: string, name?: string, decimal?: string, hex?: string) => {
      if (escaped !== undefined) return escaped
      if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole
      const codePoint = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd'
    })
}

function percentEncode(character: string): string {
  // Half of a surrogate pair cannot be encoded.
  const encoded = /[\ud800-\udfff]/.test(character) && character.length === 1 ? '%EF%BF%BD' : encodeURIComponent(character)
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : encoded
}
