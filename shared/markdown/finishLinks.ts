import type { Element, Root, RootContent } from 'hast'
import { toString } from 'mdast-util-to-string'
import { eachElement } from './eachNode.ts'
import { element } from './element.ts'
import { pictureElement } from './pictureElement.ts'
import type { RenderProfile } from './renderProfile.ts'
import { leavesForWeb, safeLink, safePicture } from './safeUrl.ts'

const prefix = 'user-content-'

/** Resolves every link and picture of a sanitised tree by the profile, in place; pictures alone in their paragraph become figures, and boxes of tasks get names. */
export function finishLinks(root: Root, profile: RenderProfile): void {
  eachElement(root, (node, index, parent) => {
    const id = node.properties['id']
    // sanitising puts the prefix on what has it already: the footnotes' own ids
    if (typeof id === 'string') node.properties['id'] = id.replace(prefix + prefix, prefix)
    if (node.tagName === 'a') finishLink(node, profile)
    if (node.tagName === 'p') asFigure(node)
    if (node.tagName === 'input') nameTask(node, parent.children.slice(index + 1))
    if (node.tagName !== 'img') return
    parent.children[index] = picture(node, profile)
    return index + 1
  })
}

function finishLink(node: Element, profile: RenderProfile): void {
  const href = node.properties['href']
  if (typeof href !== 'string') return
  if (href.startsWith('#')) return
  const { url: resolved, state } = profile.resolveLink(href)
  const url = safeLink(resolved)
  node.properties['href'] = url
  if (state === 'missing') markMissing(node, `No post or file at ${href}`)
  if (/^https?:/i.test(url)) node.properties['rel'] = ['noopener', 'noreferrer']
}

function picture(node: Element, profile: RenderProfile): Element {
  const source = node.properties['src']
  const alt = typeof node.properties['alt'] === 'string' ? node.properties['alt'] : ''
  if (typeof source !== 'string' || source === '') return missingPicture(alt, 'no address')
  const { url: resolved, state, sources } = profile.resolvePicture(source)
  if (state === 'missing') return missingPicture(alt, source)
  const url = safePicture(resolved)
  if (profile.remote === 'card' && (state === 'remote' || leavesForWeb(url))) return remoteCard(alt, url)
  const title = node.properties['title']
  return pictureElement(url, sources, { alt, loading: 'lazy', decoding: 'async', ...(typeof title === 'string' ? { title } : {}) })
}

/** What stands for a picture on the web until the author asks for it: says what it is and where it would come from. */
function remoteCard(alt: string, url: string): Element {
  const host = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? url
  return element('span', { className: ['remote-picture'], dataUrl: url, dataAlt: alt, role: 'button', tabIndex: 0 }, element('span', {}, alt || 'A picture on the web'), element('small', {}, `Load picture from ${host}`))
}

function missingPicture(alt: string, source: string): Element {
  return element('span', { className: ['missing-picture'], title: `No picture at ${source}` }, alt || source)
}

function markMissing(node: Element, title: string): void {
  node.properties['className'] = ['missing-link']
  node.properties['title'] = title
}

function asFigure(node: Element): void {
  const only = node.children.length === 1 ? node.children[0] : undefined
  if (only?.type !== 'element' || only.tagName !== 'img') return
  const title = only.properties['title']
  if (typeof title !== 'string' || title === '') return
  delete only.properties['title']
  node.tagName = 'figure'
  node.children.push(element('figcaption', {}, title))
}

/** Names a task's box after what stands beside it: a screen reader says of a box without a name only that it is one. */
function nameTask(box: Element, beside: readonly (Element | RootContent)[]): void {
  const end = beside.findIndex((node) => node.type === 'element' && isBlock.test(node.tagName))
  const name = toString(end < 0 ? beside : beside.slice(0, end)).replace(/\s+/g, ' ').trim()
  if (name !== '') box.properties['ariaLabel'] = name
}

const isBlock = /^(?:ul|ol|dl|p|div|blockquote|pre|table|figure|details|h[1-6]|hr)$/
