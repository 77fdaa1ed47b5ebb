/** What begins something that Liquid runs. */
export const liquidMarks = /\{\{|\{%/g

/** Text in which Liquid runs nothing: it prints what would begin a tag. Liquid comes before Markdown, so this holds in code too. */
export function escapeLiquid(text: string): string {
  return text.replace(liquidMarks, (mark) => `{{ "${mark}" }}`)
}
