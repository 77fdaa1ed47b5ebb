/** Replaces the characters from `from` up to `to` (UTF-16 offsets in the text before any change of the same list) by `insert`. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * Applies changes that all speak of `text` as it was: sorted by `from`, not overlapping.
 * @throws RangeError when they are unsorted, overlap, or lie outside of the text.
 */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = ''
  let at = 0
  for (const { from, to, insert } of changes) {
    if (from < at || to < from || to > text.length) {
      throw new RangeError(`Change ${from}-${to} does not fit a text of ${text.length} characters after offset ${at}`)
    }
    result += text.slice(at, from) + insert
    at = to
  }
  return result + text.slice(at)
}

/** The changes that take `applyChanges(text, changes)` back to `text`. */
export function invertChanges(text: string, changes: readonly TextChange[]): TextChange[] {
  let shift = 0
  return changes.map(({ from, to, insert }) => {
    const inverse = { from: from + shift, to: from + shift + insert.length, insert: text.slice(from, to) }
    shift += insert.length - (to - from)
    return inverse
  })
}

/**
 * One list of changes that does what `first` and then `second` do: `first` speaks of a text of `length` characters,
 * `second` of the text after it.
 */
export function composeChanges(length: number, first: readonly TextChange[], second: readonly TextChange[]): TextChange[] {
  const between = piecesOf(length, first)
  const after: Piece[] = []
  let at = 0
  for (const { from, to, insert } of second) {
    after.push(...slicePieces(between, at, from), insert)
    at = to
  }
  after.push(...slicePieces(between, at, Infinity))
  return changesOf(length, after)
}

/** The smallest single change that turns one text into another; none where they are the same. */
export function differenceOf(before: string, after: string): TextChange[] {
  return before === after ? [] : [trimChange(before, { from: 0, to: before.length, insert: after })]
}

/** The same change without what it takes away at its ends and puts back as it was. */
export function trimChange(text: string, { from, to, insert }: TextChange): TextChange {
  let start = 0
  const most = Math.min(to - from, insert.length)
  while (start < most && text[from + start] === insert[start]) start++
  let end = 0
  while (end < most - start && text[to - 1 - end] === insert[insert.length - 1 - end]) end++
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) }
}

/** What changes do to the first `length` characters of their text. */
export function changesWithin(changes: readonly TextChange[], length: number): TextChange[] {
  return changes.filter(({ from }) => from < length).map((change) => ({ ...change, to: Math.min(change.to, length) }))
}

/**
 * Where an offset of the old text stands in the new one. At an insertion `side` decides: -1 stays before it, 1 goes behind it.
 * An offset within replaced text goes to the end that `side` names.
 */
export function mapPosition(at: number, changes: readonly TextChange[], side: -1 | 1): number {
  let shift = 0
  for (const { from, to, insert } of changes) {
    if (from > at || (from === at && side < 0)) break
    if (to > at) return side < 0 ? from + shift : from + shift + insert.length
    shift += insert.length - (to - from)
  }
  return at + shift
}

/** A stretch of the old text that was kept, or text that is new. */
type Piece = string | { readonly from: number; readonly to: number }

function piecesOf(length: number, changes: readonly TextChange[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, insert } of changes) {
    pieces.push({ from: at, to: from }, insert)
    at = to
  }
  return [...pieces, { from: at, to: length }]
}

function slicePieces(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const result: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const size = typeof piece === 'string' ? piece.length : piece.to - piece.from
    const start = Math.max(0, from - at)
    const end = Math.min(size, to - at)
    if (start < end) result.push(typeof piece === 'string' ? piece.slice(start, end) : { from: piece.from + start, to: piece.from + end })
    at += size
  }
  return result
}

function changesOf(length: number, pieces: readonly Piece[]): TextChange[] {
  const changes: TextChange[] = []
  let at = 0
  let insert = ''
  for (const piece of [...pieces, { from: length, to: length }]) {
    if (typeof piece === 'string') {
      insert += piece
      continue
    }
    if (insert !== '' || piece.from > at) changes.push({ from: at, to: piece.from, insert })
    at = piece.to
    insert = ''
  }
  return changes
}
