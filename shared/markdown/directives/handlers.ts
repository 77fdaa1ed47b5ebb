import type { Element, ElementContent } from 'hast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import type { State } from 'mdast-util-to-hast'
import { toString } from 'mdast-util-to-string'
import type { RenderProfile } from '../renderProfile.ts'
import { slotTag } from '../sanitizeSchema.ts'

/** What leaf directives need of the pipeline that renders them. */
export interface LeafElements {
  fragment(text: string, profile: RenderProfile): ElementContent[]
}

/** A leaf directive becomes a placeholder, filled after author content is sanitised. */
export function leafHandler(state: State, node: LeafDirective): Element {
  const slot: Element = { type: 'element', tagName: slotTag, properties: { dataSlot: node.name }, children: [] }
  state.patch(node, slot)
  return slot
}

/** `:::spoiler[Label]` and `:::warning[Label]`: a passage that opens when the reader asks. */
export function containerHandler(state: State, node: ContainerDirective): Element {
  const first = node.children[0]
  const label = first?.type === 'paragraph' && first.data && 'directiveLabel' in first.data ? toString(first) : ''
  const content = { ...node, children: label ? node.children.slice(1) : node.children }
  const [className, summary] = node.name === 'spoiler' ? ['spoiler', label || 'Spoiler'] : ['passage', label ? `Content warning: ${label}` : 'Content warning']
  const details: Element = {
    type: 'element',
    tagName: 'details',
    properties: { className: [className] },
    children: [{ type: 'element', tagName: 'summary', properties: {}, children: [{ type: 'text', value: summary }] }, ...state.wrap(state.all(content), true)],
  }
  state.patch(node, details)
  return details
}
