/** What makes Marquee's result of some CommonMark 0.31 examples another than CommonMark's. */
export interface CommonmarkChange {
  readonly reason: string
  readonly examples: readonly number[]
}

/** Every CommonMark example that GitHub's and our own extensions change, by reason; one that has several stands under each. */
export const commonmarkChanges: readonly CommonmarkChange[] = [
  {
    reason: 'a heading gets an id, so that links and the outline can lead to it',
    examples: [
      10, 59, 62, 66, 67, 68, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 86, 89, 90, 91, 95, 96, 102, 103, 115, 141, 214, 215, 227, 228, 229, 230, 232, 300, 646, 647,
    ],
  },
  {
    reason: 'a page on the web is not told which window and which page led to it: rel="noopener noreferrer"',
    examples: [20, 346, 480, 481, 501, 526, 538, 594, 595, 600, 602, 603, 608, 611],
  },
  {
    reason: 'a picture is loaded and decoded when it is looked at',
    examples: [475, 517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 588, 589, 591],
  },
  { reason: 'a picture that is raw HTML without an alt attribute gets an empty one', examples: [475] },
  { reason: 'a picture that has a title and is alone in its paragraph is a figure with a caption', examples: [572, 573, 576, 577, 584, 585, 586, 588, 589, 591] },
  { reason: 'GitHub: an address that is typed bare is a link', examples: [602, 606, 608, 611, 612] },
  { reason: 'sanitised: an element that GitHub does not allow either leaves only what it holds', examples: [150, 163, 171, 172, 173, 176, 201, 491, 524, 536, 613, 614, 615, 617] },
  { reason: 'sanitised: a script goes with what it holds', examples: [170, 178] },
  { reason: 'sanitised: classes, and attributes that HTML does not know', examples: [152, 153, 154, 164, 169, 616] },
  { reason: 'sanitised: an id of the author gets a prefix, so that it cannot shadow one of the page', examples: [153, 154] },
  { reason: 'sanitised: comments, processing instructions, declarations and CDATA, as far as HTML reads them as comments', examples: [177, 179, 180, 182, 183, 308, 309, 625, 626, 627, 628, 629] },
  { reason: 'sanitised: an address whose scheme is not exactly http, https or mailto in small letters leads nowhere', examples: [500, 596, 597, 598, 599, 601] },
  { reason: 'raw HTML that is never closed ends with its block instead of holding the rest of the post', examples: [155] },
  { reason: 'each part of a block of raw HTML begins on a line of its own', examples: [161, 186, 191] },
]
