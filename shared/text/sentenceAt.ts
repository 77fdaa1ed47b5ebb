export interface TextRange {
  readonly from: number
  readonly to: number
}

const openings = /(?<=\S)[\p{Ps}\p{Pi}]+$/u
const segmenters = new Map<string, Intl.Segmenter>()

/**
 * The sentence of a paragraph that a place is in, without the blanks around it; between two sentences, the one before.
 * @param language BCP 47 tag; one that is not known falls back to the system's
 */
export function sentenceAt(paragraph: string, at: number, language: string): TextRange {
  let last: TextRange = { from: 0, to: paragraph.length }
  let start = 0
  for (const { segment, index } of segmenterOf(language).segment(paragraph)) {
    // the segmenter leaves a quote's opening bracket with the sentence before
    const end = index + segment.length - (openings.exec(segment)?.[0].length ?? 0)
    const sentence = paragraph.slice(start, end)
    const from = end - sentence.trimStart().length
    last = { from, to: Math.max(from, start + sentence.trimEnd().length) }
    if (at < end || (at === end && end === paragraph.length)) break
    start = end
  }
  return last
}

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = makeSegmenter(language)
  segmenters.set(language, made)
  return made
}

function makeSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'sentence' })
  }
}
