const mostValues = 1_000_000
const deepest = 64

/**
 * Whether a message is one that a schema can be held against in bounded time: few enough values, none too deep. A message may hold one value in many
 * places, or itself, and is then far larger to whoever walks through it than it was to send.
 */
export function isOfBoundedSize(message: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: message, depth: 0 }]
  let count = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    if (depth === deepest) return false
    for (const inner of Object.values(value)) {
      if (++count > mostValues) return false
      waiting.push({ value: inner, depth: depth + 1 })
    }
  }
  return true
}
