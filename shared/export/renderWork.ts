/** How a render runs, apart from what it renders: what it may reuse, and whom it tells how far it is. */
export interface RenderWork {
  readonly memo: PostMemo
  readonly tell: (done: number, total: number) => void
}

/** Results by post, kept from one render to the next for as long as everything that they were made from is the same. */
export class PostMemo {
  #context = ''
  #kept = new Map<string, unknown>()
  #used = new Map<string, unknown>()

  /**
   * Begins a render.
   * @param context all that a post's result depends on besides the post itself; another one forgets everything
   */
  begin(context: string): void {
    this.#kept = context === this.#context ? new Map([...this.#kept, ...this.#used]) : new Map()
    this.#used = new Map()
    this.#context = context
  }

  /** The result kept for a key, which must name all of the post that it depends on; else makes it. One key has one type. */
  recall<T>(key: string, make: () => T): T {
    const result = this.#kept.has(key) ? (this.#kept.get(key) as T) : make()
    this.#used.set(key, result)
    return result
  }

  /** Ends a render: what it did not ask for is forgotten. */
  end(): void {
    this.#kept = this.#used
  }
}
