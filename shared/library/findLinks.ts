import { isEscaped, paragraphEnd, proseOnly } from './proseMask.ts'

/** A link or picture in a body. */
export interface BodyLink {
  /** As written: escapes and percent signs and all. */
  readonly url: string
  /** Where the URL stands, without brackets or quotation marks around it. */
  readonly from: number
  readonly to: number
  readonly kind: 'link' | 'image'
  /** The text between the square brackets, or a picture's description; null for definitions and autolinks. */
  readonly label: string | null
  /** Whether the URL stands in `<…>`. */
  readonly angled: boolean
}

const deepestParentheses = 32
const definition = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*\[(?!\^)(?:[^[\]\\\n]|\\.)+\]:[ \t]*(?:\r?\n[ \t]*)?(?=\S)/gm
const marks = new RegExp(`[[\\]<]|${paragraphEnd.source}`, 'g')
const autolink = /[a-z][a-z0-9+.-]{1,31}:[^\s<>]*>/iy
const htmlAddress = /(a|img)\b[^<>]*?\s(?:href|src)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>/iy

/**
 * Finds what a body links to, in order: inline links and pictures, link definitions, autolinks, and `<a href>` and `<img src>`;
 * nothing inside code. One pass, linear in the text's length.
 */
export function findLinks(body: string): BodyLink[] {
  const text = proseOnly(body)
  const definitions: BodyLink[] = []
  const links: BodyLink[] = []
  for (const found of text.matchAll(definition)) {
    const target = readDestination(text, found.index + found[0].length)
    if (target && target.to > target.from) definitions.push({ ...target, url: body.slice(target.from, target.to), kind: 'link', label: null })
  }
  let openers: { readonly at: number; readonly image: boolean }[] = []
  let skipTo = 0
  for (const mark of text.matchAll(marks)) {
    const at = mark.index
    if (at < skipTo || isEscaped(text, at)) continue
    const sign = mark[0]
    if (sign.startsWith('\n')) openers = []
    else if (sign === '[') openers.push({ at, image: text[at - 1] === '!' && !isEscaped(text, at - 1) })
    else if (sign === '<') {
      const link = readAngle(body, text, at)
      if (!link) continue
      if (link.found) links.push(link.found)
      skipTo = link.end
    } else {
      const opener = openers.pop()
      const target = opener && text[at + 1] === '(' ? readTarget(text, at + 2) : null
      if (!opener || !target) continue
      const label = body.slice(opener.at + 1, at)
      // What stands in a picture's description is text.
      while (opener.image && (links.at(-1)?.from ?? -1) > opener.at) links.pop()
      links.push({ url: body.slice(target.from, target.to), from: target.from, to: target.to, kind: opener.image ? 'image' : 'link', label, angled: target.angled })
      skipTo = target.end
      // A link holds no other link: brackets still open around it mean nothing any more.
      if (!opener.image) openers = openers.filter(({ image }) => image)
    }
  }
  return [...definitions, ...links].sort((a, b) => a.from - b.from)
}

interface Destination {
  readonly from: number
  readonly to: number
  readonly angled: boolean
}

/** What stands between `](` and `)`; null where it is no link after all. */
function readTarget(text: string, start: number): (Destination & { readonly end: number }) | null {
  const target = readDestination(text, skipBlanks(text, start))
  if (!target) return null
  let at = target.angled ? target.to + 1 : target.to
  const afterBlanks = skipBlanks(text, at)
  if (afterBlanks > at) {
    at = afterBlanks
    const close = { '"': '"', "'": "'", '(': ')' }[text[at] ?? '']
    if (close) {
      const end = endOfTitle(text, at + 1, close)
      if (end < 0) return null
      at = skipBlanks(text, end)
    }
  }
  return text[at] === ')' ? { ...target, end: at + 1 } : null
}

function readDestination(text: string, start: number): Destination | null {
  if (text[start] === '<') {
    for (let at = start + 1; at < text.length; at++) {
      const character = text[at]!
      if (character === '\n' || character === '<') return null
      if (character === '\\') at++
      else if (character === '>') return { from: start + 1, to: at, angled: true }
    }
    return null
  }
  let depth = 0
  let at = start
  for (; at < text.length; at++) {
    const character = text[at]!
    if (character <= ' ' || character === '\x7f') break
    if (character === '\\' && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) at++
    else if (character === '(' && ++depth > deepestParentheses) return null
    else if (character === ')' && --depth < 0) break
  }
  return depth > 0 ? null : { from: start, to: at, angled: false }
}

function endOfTitle(text: string, start: number, close: string): number {
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === close) return at + 1
    else if ((close === ')' && character === '(') || (character === '\n' && /^[ \t>]*\r?\n/.test(text.slice(at + 1, at + 200)))) return -1
  }
  return -1
}

function readAngle(body: string, text: string, at: number): { readonly found: BodyLink | null; readonly end: number } | null {
  autolink.lastIndex = at + 1
  const address = autolink.exec(text)
  if (address) {
    const to = autolink.lastIndex - 1
    return { found: { url: body.slice(at + 1, to), from: at + 1, to, kind: 'link', label: null, angled: true }, end: to + 1 }
  }
  htmlAddress.lastIndex = at + 1
  const element = htmlAddress.exec(text)
  if (!element) return null
  const url = element[2] ?? element[3] ?? ''
  const from = at + 1 + element[0].indexOf(url, element[0].search(/\s(?:href|src)\s*=/i))
  return {
    found: { url, from, to: from + url.length, kind: element[1]!.toLowerCase() === 'a' ? 'link' : 'image', label: null, angled: false },
    end: htmlAddress.lastIndex,
  }
}

function skipBlanks(text: string, start: number): number {
  let at = start
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at++
  return at
}
