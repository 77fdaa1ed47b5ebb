import type { Element, Root } from 'hast'
import type { Nodes } from 'mdast'

/** Looks at a node and at all below it, in the order of the text; below a node for which `look` says `skip` at none. */
export function eachNode(node: Nodes, look: (node: Nodes) => void | 'skip'): void {
  if (look(node) === 'skip' || !('children' in node)) return
  for (const child of node.children) eachNode(child, look)
}

/** Looks at all elements below a node, in the order of the text. Where `look` has put others in an element's place it says at which child to go on. */
export function eachElement(parent: Root | Element, look: (node: Element, index: number, parent: Root | Element) => void | number): void {
  for (let index = 0; index < parent.children.length; index++) {
    const child = parent.children[index]!
    if (child.type !== 'element') continue
    const next = look(child, index, parent)
    if (next === undefined) eachElement(child, look)
    else index = next - 1
  }
}
