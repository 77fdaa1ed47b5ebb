/** A trailer's address taken apart. */
export interface Trailer {
  readonly provider: 'youtube' | 'vimeo' | 'other'
  /** The film's id at its provider. */
  readonly id: string | null
  /** Where to watch it: the address as given, without blanks around it. */
  readonly watchUrl: string
  /** What a player frame shows, chosen so that it sets no cookies before it plays; null for addresses that have none. */
  readonly embedUrl: string | null
}

const address = /^https?:\/\/([a-z0-9.-]+)(?::\d+)?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i

/** Reads a trailer's address; null unless it is http(s). Ids are taken letter by letter, so that none can carry more than an id. */
export function readTrailer(url: string): Trailer | null {
  const watchUrl = url.trim()
  const found = /[\s\p{Cc}<>"\\]/u.test(watchUrl) ? null : address.exec(watchUrl)
  if (!found) return null
  const host = found[1]!.toLowerCase().replace(/^(?:www|m|music)\./, '')
  const path = found[2] ?? '/'
  const query = found[3] ?? ''
  if (host === 'youtube.com' || host === 'youtu.be' || host === 'youtube-nocookie.com') {
    const id = host === 'youtu.be' ? /^\/([\w-]{11})(?:\/|$)/.exec(path)?.[1] : (parameter(query, 'v') ?? /^\/(?:embed|shorts|live|v)\/([^/]+)/.exec(path)?.[1])
    if (id !== undefined && /^[\w-]{11}$/.test(id)) {
      const start = seconds(parameter(query, 't') ?? parameter(query, 'start') ?? '')
      return { provider: 'youtube', id, watchUrl, embedUrl: `https://www.youtube-nocookie.com/embed/${id}${start > 0 ? `?start=${start}` : ''}` }
    }
  }
  if (host === 'vimeo.com' || host === 'player.vimeo.com') {
    const parts = /^\/(?:video\/|channels\/[\w-]+\/)?(\d{1,15})(?:\/([\da-f]{6,20}))?\/?$/.exec(path)
    const key = parts?.[2] ?? /^[\da-f]{6,20}$/.exec(parameter(query, 'h') ?? '')?.[0]
    if (parts) return { provider: 'vimeo', id: parts[1]!, watchUrl, embedUrl: `https://player.vimeo.com/video/${parts[1]!}?dnt=1${key ? `&h=${key}` : ''}` }
  }
  return { provider: 'other', id: null, watchUrl, embedUrl: null }
}

function parameter(query: string, name: string): string | undefined {
  return query.split('&').find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** `90`, `90s` and `1m30s` in seconds; 0 for anything else. */
function seconds(text: string): number {
  const found = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(text)
  return found ? Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0) : 0
}
