const flushes = new Set<() => void>()

/** Writes half-typed values of form fields into the text. */
export function flushPendingEdits(): void {
  for (const flush of flushes) flush()
}

/** A form field says how to be flushed before saving, undoing and closing. Returns the way to stop. */
export function registerFieldFlush(flush: () => void): () => void {
  flushes.add(flush)
  return () => flushes.delete(flush)
}
