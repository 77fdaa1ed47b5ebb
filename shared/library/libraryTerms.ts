/** Every term that posts use with the number of posts, most used first, then by name. */
export function countTerms(lists: readonly (readonly string[])[]): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const terms of lists) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count || a.text.localeCompare(b.text))
}
