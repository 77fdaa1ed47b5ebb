import { noNesting, standsAlone, boundNesting } from '../markdown/boundNesting.ts'
import type { RenderedBlock, RenderProfile } from '../markdown/renderProfile.ts'
import type { TextChange } from '../text/textChange.ts'
import { expectedLabels } from './expectedLabels.ts'
import { mostLines } from './incrementalParser.ts'
import { IncrementalPost } from './incrementalPost.ts'

/** What is read around a line, so that a screen is filled whether the line is at its top or in its middle. */
const above = 4000
const below = 8000
/** How far above, and below, ends are looked for between which it can be read by itself. */
const mostApart = 64_000

/**
 * The part of a long body that is looked at, drawn before what stands above it is read. It is read by itself, from a line into which nothing
 * above should reach, so footnotes and headings may have other numbers than they will have, until the body is drawn as far as here.
 */
export class PartAhead {
  readonly #post: IncrementalPost
  /** Where it stands in the body. */
  #from: number
  #to: number
  /** Lines of the body above it. */
  #linesAbove: number

  private constructor(body: string, from: number, to: number, linesAbove: number, profile: RenderProfile) {
    this.#post = new IncrementalPost(profile)
    this.#post.open(body.slice(from, to), expectedLabels(body))
    this.#from = from
    this.#to = to
    this.#linesAbove = linesAbove
  }

  /** The part around a line (1-based); null where it stands near the beginning or in something that began far above. */
  static around(body: string, line: number, profile: RenderProfile): PartAhead | null {
    const place = offsetOf(body, line)
    if (place < above + below) return null
    const lines = body.slice(0, place).split('\n')
    const { nestings } = boundNesting(body.slice(0, place), noNesting, mostLines)
    let from = place
    for (let index = lines.length - 1; index > 0 && place - from < mostApart; from -= lines[--index]!.length + 1) {
      if (place - from >= above && standsAlone(lines[index]!, nestings[index]!)) return new PartAhead(body, from, endBelow(body, place), index, profile)
    }
    return null
  }

  get from(): number {
    return this.#from
  }

  get to(): number {
    return this.#to
  }

  get isDone(): boolean {
    return this.#post.isDone
  }

  advance(): void {
    this.#post.advance()
  }

  setProfile(profile: RenderProfile): void {
    this.#post.setProfile(profile)
  }

  /** Whether a line of the body (1-based) stands in it. */
  holds(body: string, line: number): boolean {
    const place = offsetOf(body, line)
    return this.#from <= place && place < this.#to
  }

  /** Takes changes of the body that has them already; false where they reach over its ends: it is no part any more. */
  edit(changes: readonly TextChange[], body: () => string): boolean {
    const own: TextChange[] = []
    let shift = 0
    let grown = 0
    let isMoved = false
    for (const { from, to, insert } of changes) {
      const more = insert.length - (to - from)
      if (to < this.#from) {
        shift += more
        isMoved = true
      } else if (from >= this.#from && to <= this.#to) {
        own.push({ from: from - this.#from, to: to - this.#from, insert })
        grown += more
      } else if (from <= this.#to) return false
    }
    this.#post.edit(own)
    this.#from += shift
    this.#to += shift + grown
    if (isMoved) this.#linesAbove = linesTo(body(), this.#from)
    return true
  }

  /** Its blocks, to stand below others that hold so many lines of the body. */
  blocksBelow(lines: number): RenderedBlock[] {
    const [first, ...rest] = this.#post.ownBlocks()
    return first ? [{ ...first, gap: first.gap + this.#linesAbove - lines }, ...rest] : []
  }
}

/** Where a line begins (1-based), the end of the text where it has fewer. */
function offsetOf(text: string, line: number): number {
  let at = 0
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}

function linesTo(text: string, offset: number): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** The end of the paragraph that fills what is read below a place, or of as much of it as is worth reading. */
function endBelow(text: string, place: number): number {
  const blank = text.indexOf('\n\n', place + below)
  return Math.min(blank < 0 ? text.length : blank + 2, place + mostApart)
}
