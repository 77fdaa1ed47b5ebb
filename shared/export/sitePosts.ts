import { parseHead } from '../frontMatter/parseHead.ts'
import { isFieldMap } from '../frontMatter/fieldValues.ts'
import type { FieldMap } from '../frontMatter/fieldValues.ts'
import type { FieldValue } from '../frontMatter/headTypes.ts'
import { splitPost } from '../post/postText.ts'
import type { SiteFacts } from './siteTarget.ts'

const fromEachFolder = 5
const folders = 6

/** Which of a site's Markdown files to read to learn how its author writes posts: some of each folder that holds many, none of ours. */
export function samplePaths(contentPaths: readonly string[], ours: readonly string[]): string[] {
  const own = new Set(ours)
  const byFolder = new Map<string, string[]>()
  for (const path of contentPaths) {
    if (own.has(path) || !/\.(?:md|markdown)$/i.test(path)) continue
    const folder = postFolder(path)
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path])
  }
  return [...byFolder]
    .sort(([a, pathsA], [b, pathsB]) => pathsB.length - pathsA.length || (a < b ? -1 : 1))
    .slice(0, folders)
    .flatMap(([, paths]) => paths.sort().slice(-fromEachFolder))
}

/** The folder that a post is one of: for `…/SLUG/index.md` the one above its own. */
export function postFolder(path: string): string {
  const parts = path.split('/')
  return parts.slice(0, /^_?index\.[^.]+$/i.test(parts.at(-1) ?? '') ? -2 : -1).join('/')
}

/** What the site's own posts say in their front matter, and how they name pictures. */
export class SitePosts {
  readonly heads: readonly FieldMap[]
  readonly #texts: readonly string[]

  /**
   * @param isPost whether a path of the site is a post's
   * @param part the part of its front matter that is looked at
   */
  constructor(facts: SiteFacts, isPost: (path: string) => boolean, part: (head: FieldMap) => FieldMap = (head) => head) {
    this.#texts = Object.entries(facts.samples).flatMap(([path, text]) => (isPost(path) ? [text] : []))
    this.heads = this.#texts.map((text) => parseHead(splitPost(text.replace(/\r\n/g, '\n')).head)).flatMap(({ broken, values }) => (broken ? [] : [part(values)]))
  }

  /** Of these keys the one that most posts have, null where none has any. */
  keyAmong(keys: readonly string[]): string | null {
    return mostOften(this.heads.flatMap((head) => keys.filter((key) => head[key] !== undefined && head[key] !== null)))
  }

  /** The text that most posts have under a key. */
  usualText(key: string): string | null {
    return mostOften(this.heads.flatMap((head) => (typeof head[key] === 'string' ? [head[key]] : [])))
  }

  /**
   * A cover in the manner of the site's own posts: which key, and whether it is a path alone or a group.
   * @param chosen the key that the author wants, undefined for none
   */
  coverEntry(path: string | null, alt: string | null, usual: string, chosen: string | undefined): readonly [key: string, value: FieldValue | undefined] {
    const key = chosen ?? this.keyAmong(coverKeys) ?? (this.heads.some(({ header }) => isFieldMap(header) && header['teaser'] !== undefined) ? 'header' : usual)
    if (path === null) return [key, undefined]
    if (key === 'header') return [key, { teaser: path, overlay_image: path }]
    const group = this.heads.map((head) => head[key]).find(isFieldMap)
    const within = group && ['path', 'image', 'src', 'url'].find((name) => typeof group[name] === 'string')
    return [key, within === undefined ? path : { [within]: path, ...(alt === null ? {} : { alt }) }]
  }

  /** The folder of pictures that the site's posts speak of most (`/assets/img/…` gives `assets/img`); null where they name none. */
  pictureFolder(): string | null {
    return mostOften(this.#texts.flatMap((text) => [...text.matchAll(picturePath)].flatMap(([, folder]) => folder ?? [])))
  }
}

const coverKeys = ['cover', 'image', 'coverImage', 'cover_image', 'cover-img', 'thumbnail', 'featured_image', 'feature_image', 'featured-image', 'heroImage', 'hero', 'ogImage', 'index_img', 'banner', 'banner_img', 'teaser', 'img']
const picturePath = /[("' ]\/((?:assets\/|static\/)?(?:images?|img|pictures?|photos?|media|uploads))\/[^\s)"']*\.(?:png|jpe?g|webp|gif|avif)\b/gi

function mostOften(names: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
