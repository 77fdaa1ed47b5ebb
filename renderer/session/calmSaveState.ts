import type { SaveState } from '../state/documentStore.ts'

const pauseMs = 250

/**
 * Tells how saving goes without a flicker beside the text: what is wrong or unsaved at once, and that this is over; else that it is being saved or
 * is saved when the author pauses.
 */
export class CalmSaveState {
  readonly #show: (state: SaveState) => void
  #editedAt = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined
  #isWrong = false

  constructor(show: (state: SaveState) => void) {
    this.#show = show
  }

  /** To be called with each change of the text. */
  edited(): void {
    this.#editedAt = performance.now()
  }

  tell(state: SaveState): void {
    clearTimeout(this.#timer)
    const untilPause = this.#editedAt + pauseMs - performance.now()
    const canWait = state.kind === 'saving' || (state.kind === 'saved' && !this.#isWrong)
    if (canWait && untilPause > 0) {
      this.#timer = setTimeout(() => this.tell(state), untilPause)
      return
    }
    this.#isWrong = state.kind === 'conflict' || state.kind === 'deleted' || state.kind === 'failed'
    this.#show(state)
  }

  /** Drops what waits to be said: the post is not on screen any more. */
  forget(): void {
    clearTimeout(this.#timer)
  }
}
