import type { PostFields } from './postFields.ts'

/**
 * How others name the thing reviewed, for schema.org: by keys of the post that Marquee has no use for itself (`imdb`, `tmdb`, `wikidata`, `isbn`, at the top or in `review`).
 * What is no such name is left out.
 * @example namesElsewhere(fields) // { sameAs: ['https://www.imdb.com/title/tt0118694/'] } for `imdb: tt0118694`
 */
export function namesElsewhere({ kind, otherKeys }: Pick<PostFields, 'kind' | 'otherKeys'>): { readonly sameAs?: readonly string[]; readonly isbn?: string } {
  const written = (name: string): string => {
    const value = otherKeys.find(({ key }) => key.replace(/^review\./, '').toLowerCase().replace(/[_-]?id$/, '') === name)?.value
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }
  const tmdbType = kind === 'film' ? 'movie' : kind === 'series' ? 'tv' : null
  const imdb = /^(?:https?:\/\/(?:[a-z]+\.)?imdb\.com\/title\/)?(tt\d{7,9})(?:\/.*)?$/i.exec(written('imdb'))?.[1]?.toLowerCase()
  const tmdb = /^(?:https?:\/\/(?:www\.)?themoviedb\.org\/(?:movie|tv)\/)?(\d{1,9})(?:[/-].*)?$/i.exec(written('tmdb'))?.[1]
  const wikidata = /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q\d{1,12})$/i.exec(written('wikidata'))?.[1]?.toUpperCase()
  const sameAs = [
    ...(imdb === undefined ? [] : [`https://www.imdb.com/title/${imdb}/`]),
    ...(tmdb === undefined || tmdbType === null ? [] : [`https://www.themoviedb.org/${tmdbType}/${tmdb}`]),
    ...(wikidata === undefined ? [] : [`https://www.wikidata.org/wiki/${wikidata}`]),
  ]
  const isbn = written('isbn').replace(/[\s-]/g, '').toUpperCase()
  return { ...(sameAs.length > 0 ? { sameAs } : {}), ...(kind === 'book' && isIsbn(isbn) ? { isbn } : {}) }
}

/** Ten or thirteen digits of which the last follows from the others. */
function isIsbn(text: string): boolean {
  if (!/^(?:\d{9}[\dX]|97[89]\d{10})$/.test(text)) return false
  const sum = [...text].reduce((total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (text.length === 10 ? 10 - at : at % 2 === 0 ? 1 : 3), 0)
  return sum % (text.length === 10 ? 11 : 10) === 0
}
