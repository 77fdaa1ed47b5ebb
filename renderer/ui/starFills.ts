/**
 * How full each star is, 0 to 1, first star first. Scales up to ten have a star a point; others are drawn as five.
 * @example starFills(3.5, 5) // [1, 1, 1, 0.5, 0]
 */
export function starFills(value: number, best: number): readonly number[] {
  if (!(best > 0) || !Number.isFinite(best) || !Number.isFinite(value)) return []
  const count = best <= 10 && Number.isInteger(best) ? best : 5
  const filled = (Math.min(Math.max(value, 0), best) / best) * count
  return Array.from({ length: count }, (_, index) => Math.min(1, Math.max(0, filled - index)))
}
