import type { Definition, FootnoteDefinition, Nodes, RootContent } from 'mdast'
import { eachNode } from './eachNode.ts'
import { type RawTag, unmatchedTags } from './rawTags.ts'

/** What a top-level block tells the rest of its post, and what it asks of it. */
export interface BlockFacts {
  readonly definitions: readonly Definition[]
  readonly footnotes: readonly FootnoteDefinition[]
  /** Identifiers of the footnotes that it refers to, in order, outside of footnotes. */
  readonly footnoteReferences: readonly string[]
  /** Raw HTML tags without their other half. */
  readonly tags: readonly RawTag[]
  /** Names of its leaf directives. */
  readonly slots: readonly string[]
}

const none: readonly never[] = []
const plain: BlockFacts = { definitions: none, footnotes: none, footnoteReferences: none, tags: none, slots: none }

/** Reads the facts of the nodes that make up a block. */
export function readFacts(nodes: readonly RootContent[]): BlockFacts {
  const definitions: Definition[] = []
  const footnotes: FootnoteDefinition[] = []
  const slots: string[] = []
  for (const top of nodes) {
    eachNode(top, (node) => {
      if (node.type === 'definition') definitions.push(node)
      else if (node.type === 'footnoteDefinition') footnotes.push(node)
      else if (node.type === 'leafDirective') slots.push(node.name)
    })
  }
  const shown = shownInPlace(nodes)
  const footnoteReferences = shown.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : []))
  const tags = unmatchedTags(shown.flatMap((node) => (node.type === 'html' ? [node.value] : [])))
  const isPlain = definitions.length + footnotes.length + slots.length + footnoteReferences.length + tags.length === 0
  return isPlain ? plain : { definitions, footnotes, footnoteReferences, tags, slots }
}

/** The references in these nodes that are shown where they stand, in the order in which they are shown. */
export function referencesIn(nodes: readonly Nodes[]): Extract<Nodes, { type: 'footnoteReference' }>[] {
  return shownInPlace(nodes).filter((node) => node.type === 'footnoteReference')
}

/** Every node but what is shown elsewhere (footnotes) or as plain words (labels of containers). */
function shownInPlace(nodes: readonly Nodes[]): Nodes[] {
  const found: Nodes[] = []
  for (const top of nodes) {
    eachNode(top, (node) => {
      if (node.type === 'footnoteDefinition' || (node.type === 'paragraph' && node.data && 'directiveLabel' in node.data)) return 'skip'
      if (node.type === 'footnoteReference' || node.type === 'html') found.push(node)
    })
  }
  return found
}

const bracketed = /\[((?:[^[\]\\]|\\[^])*)\]/g

/** Keys of everything in a text that may be a label. Two labels that are the same to the parser have the same key. */
export function labelKeys(text: string): readonly string[] {
  if (!text.includes('[')) return none
  const keys = new Set<string>()
  for (const [, label = ''] of text.matchAll(bracketed)) keys.add(labelKey(label))
  return keys.size === 0 ? none : [...keys]
}

/** What letters and digits a label has: escapes, spaces, line breaks and quote marks in it do not count. */
export function labelKey(label: string): string {
  return label.toLowerCase().toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
