import type { Nodes, Root } from 'mdast'
import { findLinks } from '../../../library/findLinks.ts'
import { parseMarkdown } from '../../../markdown/parseMarkdown.ts'
import { type TextChange, applyChanges } from '../../../text/textChange.ts'
import { containerChanges, directiveName } from './containers.ts'
import { emphasisEdges } from './emphasisEdges.ts'
import { escapeInCode, escapeInText } from './shortcodes.ts'

/** Where a link or picture of the body leads on the site; null to take a link away and keep its text. */
export type Rewrite = (url: string, kind: 'link' | 'image', at: number) => string | null

/** What the body becomes with. */
export interface BodyParts {
  /** Markdown for each leaf directive, '' for nothing. */
  readonly leaves: Readonly<Record<string, string>>
  /** Whether warnings and rating are placed where the body places neither. */
  readonly placesReview: boolean
  /** Whether the site keeps HTML in Markdown. */
  readonly keepsHtml: boolean
  readonly rewrite: Rewrite
}

export interface BodyNote {
  readonly rule: 'raw-html' | 'shortcode-in-code' | 'inline-spoiler'
  readonly at: number
}

const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`
const joinedLines = new RegExp(`(?<=${han})\\n([ \\t>]*)(?=${han})`, 'gu')
/** Bodies without any of these need no parser. */
const needsTree = new RegExp(`(?:^|\\n)[ \\t>]*:::?[a-z]|\\{\\{[<%]|<[a-z!/?]|${han}(?:[*_~]|\\n[ \\t>]*${han})|[*_~]${han}|\\|\\|`, 'iu')

/**
 * A body as Hugo's own parser reads it: house directives as plain Markdown, links as the site has them, shortcodes of the author's
 * text shown and not run, emphasis and line ends between Chinese characters as in the preview. All else stays to the letter.
 */
export function hugoBody(body: string, parts: BodyParts): { readonly text: string; readonly notes: readonly BodyNote[] } {
  const changes: TextChange[] = []
  const notes: BodyNote[] = []
  const links = findLinks(body).map((link) => ({ ...link, target: parts.rewrite(link.url, link.kind, link.from) }))
  const hasDeadLinks = links.some(({ target }) => target === null)
  const root: Root | null = hasDeadLinks || parts.placesReview || needsTree.test(body) ? parseMarkdown(body) : null
  const linkNodes: { readonly from: number; readonly textFrom: number; readonly textTo: number; readonly to: number }[] = []
  const codes: { readonly from: number; readonly to: number }[] = []
  const places = new Set<string>()
  let paragraphFrom = 0
  if (root) {
    walk(root, false, (node, isQuoted) => {
      const from = node.position?.start.offset ?? 0
      const to = node.position?.end.offset ?? 0
      const name = directiveName(node)
      if (node.type === 'code' || node.type === 'inlineCode') codes.push({ from, to })
      else if (node.type === 'html' && !parts.keepsHtml && !/^<\/|^<!--[^]*?-->$/.test(node.value.trim())) notes.push({ rule: 'raw-html', at: from })
      else if (node.type === 'leafDirective' && name !== null) {
        places.add(name)
        const column = (node.position?.start.column ?? 1) - 1
        const lineStart = from - column
        const indent = body.slice(lineStart, from).replace(/[^>\s]/g, ' ')
        changes.push({ from, to, insert: (parts.leaves[name] ?? '').split('\n').join(`\n${indent}`) })
      } else if (node.type === 'containerDirective' && name !== null) changes.push(...containerChanges(body, node, parts.keepsHtml))
      else if (node.type === 'link') {
        linkNodes.push({ from, textFrom: node.children[0]?.position?.start.offset ?? from, textTo: node.children.at(-1)?.position?.end.offset ?? to, to })
      // `||text||` has no position of its own, and Hugo no form for it
      } else if (node.type === 'emphasis' && node.data?.hName === 'span') notes.push({ rule: 'inline-spoiler', at: paragraphFrom })
      else if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete') changes.push(...emphasisEdges(body, node))
      else if (node.type === 'paragraph') {
        paragraphFrom = from
        for (const found of body.slice(from, to).matchAll(joinedLines)) {
          if (isQuoted || !found[1]?.includes('>')) changes.push({ from: from + found.index, to: from + found.index + found[0].length, insert: '' })
        }
      }
    })
    if (parts.placesReview) changes.push(...placeReview(root, body, places, parts.leaves))
  }
  let linkNode = 0
  for (const { from, to, target, url } of links) {
    if (target !== null) {
      if (target !== url) changes.push({ from, to, insert: target })
      continue
    }
    while (linkNode < linkNodes.length && (linkNodes[linkNode]?.to ?? 0) < to) linkNode++
    const node = linkNodes[linkNode]
    if (node && node.textTo <= from) changes.push({ from: node.from, to: node.textFrom, insert: '' }, { from: node.textTo, to: node.to, insert: '' })
  }
  changes.push(...shortcodeChanges(body, codes, notes))
  return { text: applyChanges(body, withoutOverlaps(body, changes)), notes }
}

function walk(node: Nodes, isQuoted: boolean, look: (node: Nodes, isQuoted: boolean) => void): void {
  look(node, isQuoted)
  if ('children' in node) for (const child of node.children) walk(child, isQuoted || node.type === 'blockquote', look)
}

function shortcodeChanges(body: string, codes: readonly { readonly from: number; readonly to: number }[], notes: BodyNote[]): TextChange[] {
  const changes: TextChange[] = []
  let code = 0
  for (const { index } of body.matchAll(/\{\{[<%]/g)) {
    while (code < codes.length && (codes[code]?.to ?? 0) <= index) code++
    const around = codes[code]
    if (around && around.from <= index) {
      if (changes.at(-1)?.from === around.from) continue
      const escaped = escapeInCode(body.slice(around.from, around.to))
      if (escaped.isChanged) notes.push({ rule: 'shortcode-in-code', at: index })
      changes.push({ from: around.from, to: around.to, insert: escaped.text })
    } else changes.push({ from: index, to: index + 3, insert: escapeInText(body.slice(index, index + 3)) })
  }
  return changes
}

/** The warnings after the first section and the rating at the end, each unless the body places it itself. */
function placeReview(root: Root, body: string, places: ReadonlySet<string>, leaves: Readonly<Record<string, string>>): TextChange[] {
  const { warnings = '', rating = '' } = leaves
  const changes: TextChange[] = []
  if (warnings !== '' && !places.has('warnings')) {
    const second = root.children.findIndex((node, index) => index > 0 && node.type === 'heading')
    const end = root.children[0]?.position?.end.offset ?? body.length
    const at = second < 0 ? end : (root.children[second]?.position?.start.offset ?? end)
    changes.push({ from: at, to: at, insert: second < 0 ? `\n\n${warnings}\n` : `${warnings}\n\n` })
  }
  if (rating !== '' && !places.has('rating')) changes.push({ from: body.length, to: body.length, insert: `\n\n${rating}\n` })
  return changes
}

/** Changes in order; of two at the same place the first given stays, and prefixes of a line whose start is joined away go. */
function withoutOverlaps(body: string, changes: readonly TextChange[]): TextChange[] {
  const kept: TextChange[] = []
  for (const change of changes.map((change, order) => ({ change, order })).sort((a, b) => a.change.from - b.change.from || a.order - b.order)) {
    const last = kept.at(-1)
    const { from, to } = change.change
    const isJoined = from === to && last !== undefined && last.to === from && last.insert === '' && body[last.from] === '\n'
    if ((last && from < last.to) || isJoined) continue
    kept.push(change.change)
  }
  return kept
}
