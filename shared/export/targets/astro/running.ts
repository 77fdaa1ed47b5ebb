import type { Nodes, Parents } from 'mdast'

const types = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'] as const

/** A node whose children stand within lines. */
export type Running = Extract<Parents, { type: (typeof types)[number] }>

export function isRunning(node: Nodes): node is Running {
  return (types as readonly string[]).includes(node.type)
}
