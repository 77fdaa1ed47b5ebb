import type { LeafName } from './houseRules.ts'
import type { RenderedBlock, RenderProfile } from './renderProfile.ts'
import { slotHtml } from './renderBlock.ts'

/** A block that has no source of its own. */
export function placedBlock(html: string): RenderedBlock {
  return { html, gap: 0, lines: 0, headings: [] }
}

/** What a directive that the body does not hold shows. */
export function placedSlot(name: LeafName, profile: RenderProfile): RenderedBlock {
  return placedBlock(slotHtml(name, profile))
}

/**
 * A post's blocks with what its front matter adds: a review that places no warnings gets them after its first section, and its rating at
 * the end, before the footnotes. `slots` are the directives that the body holds. Blocks that show nothing are left out.
 */
export function layOut(blocks: readonly RenderedBlock[], footnotes: RenderedBlock | null, slots: ReadonlySet<string>, profile: RenderProfile, place = (name: LeafName) => placedSlot(name, profile)): RenderedBlock[] {
  const shown = [...blocks]
  const { fields, placeholders } = profile
  if (fields.kind !== null || fields.rating !== null) {
    if (!slots.has('rating') && fields.rating !== null) shown.push(place('rating'))
    if (!slots.has('warnings') && (fields.warnings !== null || placeholders)) {
      const second = blocks.findIndex((block, i) => i > 0 && /^<h[1-6][ >]/.test(block.html))
      shown.splice(second < 0 ? Math.min(1, blocks.length) : second, 0, place('warnings'))
    }
  }
  if (footnotes) shown.push(footnotes)
  return shown.filter((block) => block.html !== '')
}
