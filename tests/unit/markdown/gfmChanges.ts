import type { CommonmarkChange } from './commonmarkChanges.ts'

/** Every example of GFM 0.29 that the shared parser reads otherwise with our own extensions off, by reason. */
export const gfmDeviations: readonly CommonmarkChange[] = [
  { reason: 'task items and their lists have classes, so that they can be styled', examples: [279, 280] },
  { reason: 'the example is CommonMark\'s, for a parser that makes no links of addresses that are typed bare, and GFM does', examples: [611, 615, 617, 620, 621] },
  { reason: '`mailto:` and `xmpp:` before a bare address are text beside its link: the parser does not know this rule, which came later than the others', examples: [633, 634, 635] },
  { reason: 'CommonMark 0.31, which came later, takes more for a comment', examples: [649, 650] },
  { reason: 'raw HTML that GitHub does not allow is taken out after this, by sanitising', examples: [657] },
]

/** Every example of GFM 0.29 which CommonMark 0.31 does not have that our own extensions and sanitising change further, by reason. */
export const gfmChanges: readonly CommonmarkChange[] = [
  {
    reason: 'a page on the web is not told which window and which page led to it: rel="noopener noreferrer"',
    examples: [316, 356, 489, 490, 510, 535, 547, 604, 609, 611, 612, 617, 620, 622, 623, 624, 625, 626, 627, 628, 629],
  },
  { reason: 'a task\'s box has a name, for those who hear the page', examples: [279, 280] },
  { reason: 'sanitised: comments', examples: [648, 649, 650] },
  { reason: 'sanitised: an element that GitHub does not allow either leaves only what it holds, where GitHub shows its tag', examples: [657] },
]
