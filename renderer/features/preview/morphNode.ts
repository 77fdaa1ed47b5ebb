/** Details that the text itself opens. */
const openedByText = new WeakSet<Element>()

/**
 * Makes the children of a node equal to those of another by the fewest changes: what is the same on both sides keeps its node, so that its picture
 * does not load again and its style is not worked out anew; text that differs is set. Details stay as their reader left them until the text says
 * otherwise. `wanted` is used up.
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
  let reached = 0
  fresh.forEach((next, i) => {
    // what was taken out or put in between does not cost the nodes behind it what they hold
    while (old.length - reached > fresh.length - i && !canBecome(old[reached]!, next)) old[reached++]!.remove()
    const here = old[reached]
    if (here && canBecome(here, next)) {
      become(here, next)
      reached++
      return
    }
    noteOpened(next)
    node.insertBefore(next, here ?? anchor)
    if (here && old.length - reached === fresh.length - i) old[reached++]!.remove()
  })
  for (const rest of old.slice(reached)) rest.remove()
}

/** Makes an element equal to another one in the same way; where it cannot become that, the other one takes its place. */
export function morphNode(node: Element, wanted: Element): void {
  if (canBecome(node, wanted)) return become(node, wanted)
  noteOpened(wanted)
  node.replaceWith(wanted)
}

/** Whether a node can be made the other one by changes of what is in it. */
function canBecome(node: ChildNode, wanted: ChildNode): boolean {
  if (node.nodeType !== wanted.nodeType) return false
  return node.nodeType === Node.TEXT_NODE || (node.nodeType === Node.ELEMENT_NODE && shell(node).isEqualNode(shell(wanted)))
}

function become(node: ChildNode, wanted: ChildNode): void {
  if (node.nodeType === Node.TEXT_NODE) node.nodeValue = wanted.nodeValue
  else {
    morphChildren(node as Element, wanted as Element)
    if (node.nodeName === 'DETAILS') followText(node as Element, wanted as Element)
  }
}

/** An element without what is in it. Whether a reader has opened details is no part of the post. */
function shell(node: Node): Node {
  const alone = node.cloneNode(false)
  if (alone.nodeName === 'DETAILS') (alone as Element).removeAttribute('open')
  return alone
}

/** Opens or closes details where the text says another thing of them than it did. */
function followText(details: Element, wanted: Element): void {
  const opens = wanted.hasAttribute('open')
  if (opens === openedByText.has(details)) return
  details.toggleAttribute('open', opens)
  if (opens) openedByText.add(details)
  else openedByText.delete(details)
}

function noteOpened(added: ChildNode): void {
  // not by its class: the preview's page has classes of its own
  if (added.nodeType !== Node.ELEMENT_NODE) return
  const element = added as Element
  if (element.matches('details[open]')) openedByText.add(element)
  for (const inside of element.querySelectorAll('details[open]')) openedByText.add(inside)
}
