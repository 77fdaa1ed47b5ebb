/** What a post was, and what was typed into it since: kept outside of the app that is tortured. */
export class ShadowPost {
  readonly id: string
  readonly title: string
  readonly original: string
  #typed = ''
  readonly #strokes: { readonly end: number; readonly at: number }[] = []

  constructor(index: number) {
    this.id = `post-${index}`
    this.title = `Reel ${String.fromCharCode(65 + index)}`
    this.original = `---\ntitle: ${this.title}\nid: ${this.id}   # kept\ndate: 2026-01-0${index + 1}\n---\n\nThe first words of ${this.title}. 花樣年華\n`
  }

  get typed(): string {
    return this.#typed
  }

  /** Notes text that the app has been given, with the moment at which its last key was pressed. */
  note(text: string, at: number): void {
    this.#typed += text
    this.#strokes.push({ end: this.#typed.length, at })
  }

  /** How many characters were typed by then. */
  typedBy(time: number): number {
    return this.#strokes.findLast(({ at }) => at <= time)?.end ?? 0
  }

  owns(text: string): boolean {
    return text.includes(`id: ${this.id}   # kept\n`)
  }

  /** How many of the typed characters a text of this post has; null where it is not what the post was at any moment. */
  charactersIn(text: string): number | null {
    if (!text.startsWith(this.original)) return null
    const rest = text.slice(this.original.length)
    return this.#typed.startsWith(rest) ? rest.length : null
  }
}
