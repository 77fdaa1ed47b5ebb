/** Rows from `from` up to, not including, `to`. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

/** Rows kept ready above and below what is in view. */
const spare = 6

/** Where each row starts, and at the end where the last one stops: one number more than rows. */
export function rowOffsets(count: number, heightOf: (index: number) => number): Float64Array {
  const offsets = new Float64Array(count + 1)
  for (let index = 0; index < count; index++) offsets[index + 1] = (offsets[index] ?? 0) + heightOf(index)
  return offsets
}

/** The row that stands at `position`, the last one where it lies below them all. */
export function rowAt(offsets: Float64Array, position: number): number {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** The rows to render for a viewport, with a few to spare on both sides. */
export function visibleRows(offsets: Float64Array, scrollTop: number, height: number): RowRange {
  const count = offsets.length - 1
  return {
    from: Math.max(0, Math.min(count, rowAt(offsets, scrollTop) - spare)),
    to: Math.min(count, rowAt(offsets, scrollTop + height) + 1 + spare),
  }
}
