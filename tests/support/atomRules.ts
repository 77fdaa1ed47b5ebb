/** An element of XML as `readXml` reads it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Of its own, with entities as written. */
  readonly text: string
}

/** Reads XML without comments, CDATA and processing instructions. @throws Error where it is not well-formed, or has a character that XML has not */
export function readXml(xml: string): XmlElement {
  const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(xml)
  if (forbidden) throw new Error(`U+${forbidden[0].codePointAt(0)?.toString(16)} has no place in XML`)
  const body = xml.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*/, '')
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(body)) throw new Error('a bare &')
  type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }
  const top: Open = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  for (const [all, close, name, attributes = '', empty] of body.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g)) {
    const current = open.at(-1) ?? top
    if (name === undefined) {
      if (all === '<') throw new Error('a bare <')
      current.text += all
    } else if (close) {
      if (open.pop()?.name !== name || open.length === 0) throw new Error(`</${name}> closes nothing`)
    } else {
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value] as const)
      if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`<${name}> has an attribute twice`)
      const element: Open = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
      current.children.push(element)
      if (!empty) open.push(element)
    }
  }
  const [root, ...more] = top.children
  if (open.length > 1 || !root || more.length > 0 || top.text.trim() !== '') throw new Error('not one element that is closed')
  return root
}

const ofFeed = { author: '*', category: '*', contributor: '*', generator: '?', icon: '?', id: '1', link: '*', logo: '?', rights: '?', subtitle: '?', title: '1', updated: '1', entry: '*' }
const ofEntry = { author: '*', category: '*', content: '?', contributor: '*', id: '1', link: '*', published: '?', rights: '?', source: '?', summary: '?', title: '1', updated: '1' }

/** What RFC 4287 says must be, and a feed of plain elements does not keep: its prose and its Schematron rules, and of its grammar what such a feed uses. */
export function atomProblems(xml: string): string[] {
  const feed = readXml(xml)
  const entries = feed.children.filter(({ name }) => name === 'entry')
  const ids = entries.flatMap(({ children }) => children.filter(({ name }) => name === 'id').map(({ text }) => text))
  const firstEntry = feed.children.findIndex(({ name }) => name === 'entry')
  const hasAuthor = ({ children }: XmlElement) => children.some(({ name }) => name === 'author')
  return [
    ...(feed.name === 'feed' && feed.attributes['xmlns'] === 'http://www.w3.org/2005/Atom' ? [] : ['the root is no Atom feed']),
    ...(firstEntry >= 0 && feed.children.slice(firstEntry).some(({ name }) => name !== 'entry') ? ['something of the feed stands after an entry'] : []),
    ...(hasAuthor(feed) || entries.every(hasAuthor) ? [] : ['neither the feed nor each entry has an author']),
    ...(new Set(ids).size === ids.length ? [] : ['two entries have the same id']),
    ...childProblems(feed, ofFeed),
    ...entries.flatMap((entry) => childProblems(entry, ofEntry)),
    ...entries.flatMap(({ children }) => (children.some(({ name, attributes }) => name === 'content' || (name === 'link' && attributes['rel'] === 'alternate')) ? [] : ['an entry has neither content nor an alternate link'])),
  ]
}

function childProblems(parent: XmlElement, allowed: Readonly<Record<string, string>>): string[] {
  const count = (wanted: string) => parent.children.filter(({ name }) => name === wanted).length
  const alternates = parent.children.filter(({ name, attributes }) => name === 'link' && (attributes['rel'] ?? 'alternate') === 'alternate').map(({ attributes }) => JSON.stringify([attributes['type'], attributes['hreflang']]))
  return [
    ...Object.entries(allowed).flatMap(([name, often]) => ((often === '1' && count(name) !== 1) || (often === '?' && count(name) > 1) ? [`${parent.name} has ${count(name)} of ${name}`] : [])),
    ...parent.children.flatMap(({ name }) => (Object.hasOwn(allowed, name) ? [] : [`${parent.name} has <${name}>`])),
    ...(new Set(alternates).size === alternates.length ? [] : [`${parent.name} has two alternate links of one type`]),
    ...parent.children.flatMap(elementProblems),
  ]
}

function elementProblems({ name, attributes, children, text }: XmlElement): string[] {
  const problem = (isRight: boolean, message: string) => (isRight ? [] : [`${name}: ${message}`])
  switch (name) {
    case 'id':
      return problem(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text), `“${text}” is no absolute IRI`)
    case 'updated':
    case 'published':
      return problem(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)), `“${text}” is no date of RFC 3339`)
    case 'author':
      return problem(children.filter((child) => child.name === 'name').length === 1 && children.every((child) => child.text.trim() !== ''), 'it has no name')
    case 'link':
      return problem(/^[^\s<>"{}|\\^`]*$/.test(attributes['href'] ?? ' ') && children.length === 0, `“${attributes['href']}” is no IRI reference`)
    case 'category':
      return problem(attributes['term'] !== undefined, 'it has no term')
    case 'title':
    case 'summary':
      return problem(children.length === 0, 'it has elements in plain text')
    default:
      return []
  }
}
