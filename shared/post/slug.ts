import { utf8Length } from '../text/portableName.ts'

const longestBytes = 80
/** Names that Windows keeps for devices, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A file name and address for a title: lower case, words joined by hyphens, letters of every script kept as they are.
 * Never empty, at most 80 bytes, a legal file name on every system; the slug of a slug is itself.
 * @example slugFromTitle('Chungking Express: 重慶森林!') // 'chungking-express-重慶森林'
 */
export function slugFromTitle(title: string): string {
  const words = title
    .slice(0, 1000)
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’ʼ]/g, '')
    .replace(/[\uFE00-\uFE0F\u20E3]/g, '')
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)
  const slug = shortened((words ?? []).join('-'))
  if (slug === '') return 'post'
  return reserved.test(slug) ? `${slug}-post` : slug
}

/** `wanted`, or where that is taken `wanted-2`, `wanted-3` and so on. */
export function freeName(wanted: string, taken: (name: string) => boolean): string {
  if (!taken(wanted)) return wanted
  let number = 2
  while (taken(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}

function shortened(slug: string): string {
  // cutting by graphemes is dear, and most slugs are plain letters
  if (/^[a-z\d-]*$/.test(slug)) return slug.slice(0, longestBytes).replace(/-+$/, '')
  let bytes = 0
  let kept = ''
  for (const { segment } of graphemes.segment(slug)) {
    for (const character of segment) bytes += utf8Length(character.codePointAt(0) ?? 0)
    if (bytes > longestBytes) break
    kept += segment
  }
  return kept.replace(/-+$/, '')
}
