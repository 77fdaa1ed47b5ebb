import type { Root } from 'hast'
import { blockPieces } from '../markdown/blockPieces.ts'
import { finishBlock, finishedHtml } from '../markdown/renderBlock.ts'
import type { RenderProfile } from '../markdown/renderProfile.ts'
import { entriesHtml, entriesOf, mayHaveEntries, type Outline, outlineEntries } from './blockEntries.ts'
import { withDrawn } from './editedEntries.ts'
import type { LiveBlock } from './liveBlock.ts'

/** Draws a block from the elements of its nodes: all of it, or into what was drawn before an edit. False where that must be read whole after all. */
export function drawInto(block: LiveBlock, tree: Root, profile: RenderProfile): boolean {
  finishBlock(tree, profile)
  const edited = block.group ? null : block.edited
  const outline = edited ? edited.outline : outlineOf(block)
  const drawn = outline && entriesOf(outline, blockPieces(tree))
  if (edited && !drawn) return false
  block.entries = edited && drawn ? withDrawn(edited, drawn.entries) : drawn
  block.html = block.entries ? entriesHtml(block.entries) : finishedHtml(tree)
  return true
}

function outlineOf({ group, headings, source, nodes }: LiveBlock): Outline | null {
  if (group || headings.length > 0 || !nodes || !mayHaveEntries(source)) return null
  const lines = source.text.split('\n')
  return outlineEntries(nodes, source.lines, (line) => `${lines[source.gap + line] ?? ''}\n`)
}
