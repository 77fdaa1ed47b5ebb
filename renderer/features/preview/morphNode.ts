/**
 * Makes the children of a node equal to those of another by the fewest changes: what is the same on both sides keeps its node, so that its picture
 * does not load again and its style is not worked out anew; text that differs is set. `wanted` is used up.
 */
export function morphChildren(node: Element, wanted: ParentNode): void {
  const before = [...node.childNodes]
  const after = [...wanted.childNodes]
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start]!.isEqualNode(after[start]!)) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end]!.isEqualNode(after[after.length - 1 - end]!)) end++

  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  const anchor = before[before.length - end] ?? null
  fresh.forEach((next, i) => {
    const same = old[i]
    if (!same) node.insertBefore(next, anchor)
    else if (!morph(same, next)) same.replaceWith(next)
  })
  for (const rest of old.slice(fresh.length)) rest.remove()
}

/** False where the node cannot become the other one by changes of what is in it. */
function morph(node: ChildNode, wanted: ChildNode): boolean {
  if (node.nodeType !== wanted.nodeType) return false
  if (node.nodeType === Node.TEXT_NODE) {
    node.nodeValue = wanted.nodeValue
    return true
  }
  if (node.nodeType !== Node.ELEMENT_NODE || !shell(node).isEqualNode(shell(wanted))) return false
  morphChildren(node as Element, wanted as Element)
  return true
}

/** An element without what is in it. Whether a reader has opened details is no part of the post. */
function shell(node: Node): Node {
  const alone = node.cloneNode(false)
  if (alone.nodeName === 'DETAILS') (alone as Element).removeAttribute('open')
  return alone
}
