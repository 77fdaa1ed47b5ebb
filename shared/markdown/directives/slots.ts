import type { ElementContent } from 'hast'
import type { LeafName } from '../houseRules.ts'
import type { RenderProfile } from '../renderProfile.ts'
import type { LeafElements } from './handlers.ts'
import { quotes } from './quotes.ts'
import { rating } from './rating.ts'
import { related } from './related.ts'
import { signoff } from './signoff.ts'
import { trailer } from './trailer.ts'
import { warnings } from './warnings.ts'

const leaves: Readonly<Record<LeafName, (profile: RenderProfile, elements: LeafElements) => ElementContent[]>> = { rating, warnings, trailer, quotes, related, signoff }

/** What a leaf directive shows, from the post's front matter; a placeholder in the preview where there is nothing yet, else nothing. */
export function fillSlot(name: string, profile: RenderProfile, elements: LeafElements): ElementContent[] {
  return Object.hasOwn(leaves, name) ? leaves[name as LeafName](profile, elements) : []
}
