import { rfcDate } from '../../../post/postDate.ts'
import { isFieldList } from '../../../frontMatter/fieldValues.ts'
import type { FieldValue } from '../../../frontMatter/headTypes.ts'
import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import type { ExportPost } from '../../exportPosts.ts'
import { ownEntries, reviewEntries } from '../../markdown/reviewEntries.ts'
import { Bare, type Entry, isEmpty, yamlHead } from '../../markdown/yamlHead.ts'
import type { Collection, SchemaType } from './contentSchema.ts'

/** A value under the name that most sites have for it, and the names that others have. */
interface Offer {
  readonly names: readonly string[]
  readonly value: FieldValue | undefined
  readonly isDate?: true
}

const coverNames = ['heroImage', 'cover', 'image', 'coverImage', 'ogImage', 'thumbnail', 'banner', 'hero']
export const draftNames = ['draft', 'isDraft']
const coverAltNames = ['heroImageAlt', 'coverAlt', 'imageAlt', 'coverImageAlt', 'heroAlt', 'thumbnailAlt', 'alt']

/** What a schema may call a cover, the author's own name for it first. */
export function coverNamesFor({ exportKeys }: LibraryConfig): string[] {
  return [...(exportKeys['cover'] === undefined ? [] : [exportKeys['cover']]), ...coverNames]
}

/** A post's front matter for a collection: each value under the key, and in the type, that the schema has for it. */
export function astroFrontMatter(post: ExportPost, places: { readonly cover: string | null; readonly related: readonly string[] }, collection: Collection, config: LibraryConfig): string {
  const entries = offersOf(post, places, config).flatMap(({ names, value, isDate }): (Entry | readonly [string, Bare])[] => {
    const key = keyFor(names, collection) ?? names[0] ?? ''
    const known = collection.keys?.get(key)
    if (isEmpty(value) || (collection.isStrict && !known)) return []
    // Only a file beside the post is a picture to Astro.
    if (known?.type === 'image' && !String(value).startsWith('./')) return []
    if (isDate && known?.type !== 'text') return [[key, new Bare(String(value))]]
    return [[key, known ? inType(value ?? null, known.type) : value]]
  })
  const said = new Set(entries.map(([key]) => key))
  for (const [key, { isRequired, type }] of collection.keys ?? []) {
    if (isRequired && !said.has(key) && type === 'list') entries.push([key, new Bare('[]')])
    if (isRequired && !said.has(key) && type === 'boolean' && draftNames.includes(key)) entries.push([key, new Bare('false')])
  }
  const others = ownEntries(post).filter(([key]) => !collection.isStrict || collection.keys?.has(key))
  return yamlHead(entries, others, ['slug', 'layout'])
}

/** Keys that the schema wants and this post has nothing for: Astro would refuse to build. */
export function missingKeys(post: Pick<ExportPost, 'fields' | 'dateMs'>, { keys }: Collection, config: LibraryConfig): string[] {
  if (!keys) return []
  const whole: ExportPost = { path: 'a.md' as ExportPost['path'], revision: '', broken: null, momentsMs: [], linksToParts: [], hasPicture: false, title: post.fields.title || 'a', slug: 'a', ...post }
  const given = new Set(offersOf(whole, { cover: post.fields.cover, related: [] }, config).filter(({ value }) => !isEmpty(value)).flatMap(({ names }) => names.map(plain)))
  for (const { key } of post.fields.otherKeys) given.add(plain(key))
  return [...keys].filter(([key, { isRequired, type }]) => isRequired && type !== 'list' && !given.has(plain(key)) && !(type === 'boolean' && draftNames.includes(key))).map(([key]) => key)
}

/** What of a review the schema has no key for. */
export function lostKeys({ keys }: Collection, { exportKeys }: LibraryConfig): string[] {
  if (!keys) return []
  const known = new Set([...keys.keys()].map(plain))
  return ['rating', 'content_warnings', 'verdict'].map((name) => exportKeys[name] ?? name).filter((name) => !known.has(plain(name)))
}

/** The schema's own name for something that has several; null where it knows none of them, or cannot be read. */
export function keyFor(names: readonly string[], { keys }: Collection): string | null {
  if (!keys) return null
  const wanted = names.map(plain)
  return [...keys.keys()].map((key) => ({ key, rank: wanted.indexOf(plain(key)) })).filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank)[0]?.key ?? null
}

function offersOf(post: ExportPost, { cover, related }: { readonly cover: string | null; readonly related: readonly string[] }, config: LibraryConfig): Offer[] {
  const { fields } = post
  return [
    { names: ['title'], value: post.title },
    { names: ['pubDate', 'pubDatetime', 'date', 'publishDate', 'publishedAt', 'published', 'datePublished', 'publishedDate', 'createdAt'], value: rfcDate(fields.date, config.timeZone), isDate: true },
    { names: ['updatedDate', 'modDatetime', 'updated', 'updatedAt', 'lastmod', 'lastModified', 'dateModified', 'modifiedAt'], value: rfcDate(fields.updated, config.timeZone), isDate: true },
    // Most schemas want a description of every post.
    { names: ['description', 'summary', 'excerpt', 'subtitle'], value: fields.summary ?? fields.verdict ?? post.title },
    { names: ['author', 'authors'], value: config.author },
    { names: draftNames, value: fields.draft || undefined },
    { names: ['tags', 'keywords'], value: fields.tags },
    { names: ['categories', 'category'], value: fields.categories },
    { names: coverNamesFor(config), value: cover },
    { names: coverAltNames, value: cover === null ? undefined : fields.coverAlt },
    ...reviewEntries(post, config, related).map(([name, value]) => ({ names: name === 'rating' ? ['rating', 'stars', 'score'] : [name], value })),
  ]
}

function inType(value: FieldValue, type: SchemaType): FieldValue {
  if (type === 'list' && !isFieldList(value)) return [value]
  if (type === 'text' && isFieldList(value)) return value.length > 0 && typeof value[0] !== 'object' ? String(value[0]) : value
  if (type === 'text' && (typeof value === 'number' || typeof value === 'boolean')) return String(value)
  return value
}

/** `content_warnings` and `contentWarnings` are one name. */
function plain(key: string): string {
  return key.replace(/[_-]/g, '').toLowerCase()
}
