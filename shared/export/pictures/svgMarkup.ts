/** What stands in an SVG picture one after the other: the beginnings and ends of elements, and the text of style sheets. */
export type SvgToken =
  | {
      readonly kind: 'start'
      readonly name: string
      /** Of elements that may refer to something, or be referred to. */
      readonly attributes: ReadonlyMap<string, string>
      readonly isEmpty: boolean
      readonly length: number
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'style'; readonly css: string }

const attribute = /(?<![^\s=/"'<>])([^\s=/"'<>]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g
const telling = /\bid\s*=|href|[(&\\]|class|style|data:/i
const none: ReadonlyMap<string, string> = new Map()
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads SVG as a browser does, without prefixes, up to where it is no XML any more. Entities of its own are put in where they hold nothing but plain text.
 * @throws UnclearSvg where what it says cannot be told without being a browser
 */
export function* readSvg(svg: string): Generator<SvgToken> {
  const entities = new Map(Object.entries(named))
  let styleFrom = -1
  let at = 0
  while ((at = svg.indexOf('<', at)) >= 0) {
    const end = endOf(svg, at)
    if (end < 0) return
    const markup = svg.slice(at, end)
    if (markup.startsWith('<!DOCTYPE')) readEntities(markup, entities)
    else if (markup.startsWith('</')) {
      if (styleFrom >= 0) yield { kind: 'style', css: resolve(svg.slice(styleFrom, at).replace(/<!\[CDATA\[|\]\]>/g, ''), entities) }
      styleFrom = -1
      yield { kind: 'end' }
    } else if (markup[1] !== '!' && markup[1] !== '?') {
      const name = localName(/^<([^\s/>]+)/.exec(markup)?.[1] ?? '')
      const isEmpty = markup.endsWith('/>')
      yield { kind: 'start', name, attributes: telling.test(markup) ? attributesOf(markup.slice(1 + name.length), entities) : none, isEmpty, length: markup.length }
      if (name === 'style' && !isEmpty) styleFrom = end
    } else if (markup.startsWith('<?xml-stylesheet')) throw new UnclearSvg('It brings its style sheet along in a way of its own.')
    at = end
  }
}

/** SVG that says something in a way that is not followed here. */
export class UnclearSvg extends Error {}

/** Where what begins at a `<` ends, -1 where it never does. */
function endOf(svg: string, from: number): number {
  const closing = svg.startsWith('<!--', from) ? '-->' : svg.startsWith('<![CDATA[', from) ? ']]>' : svg.startsWith('<?', from) ? '?>' : null
  if (closing !== null) return after(svg.indexOf(closing, from + 2), closing.length)
  let isSubset = false
  for (let at = from + 1; at < svg.length; at++) {
    const character = svg[at]
    if (character === '"' || character === "'") {
      at = svg.indexOf(character, at + 1)
      if (at < 0) return -1
    } else if (character === '[') isSubset = true
    else if (character === ']') isSubset = false
    else if (character === '>' && !isSubset) return at + 1
  }
  return -1
}

function after(found: number, length: number): number {
  return found < 0 ? -1 : found + length
}

function readEntities(doctype: string, entities: Map<string, string>): void {
  if (/<!--|<\?|<!ENTITY\s+%/.test(doctype)) throw new UnclearSvg('Its declarations are not understood.')
  for (const [, name = '', double, single] of doctype.matchAll(/<!ENTITY\s+(\S+)\s+(?:"([^"]*)"|'([^']*)')/g)) {
    const value = double ?? single ?? ''
    if (/[<&]/.test(value)) throw new UnclearSvg('It declares parts of itself.')
    entities.set(name, value)
  }
}

function attributesOf(markup: string, entities: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of markup.matchAll(attribute)) found.set(localName(name), resolve(double ?? single ?? '', entities))
  return found
}

function resolve(text: string, entities: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|([^;\s&]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities.get(name) ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
