import type { SaveState } from '../state/documentStore.ts'

const pauseMs = 250

/**
 * Tells how saving goes without a flicker beside the text: what is wrong or unsaved at once, that it is being saved or is saved when the author
 * pauses.
 */
export class CalmSaveState {
  readonly #show: (state: SaveState) => void
  #editedAt = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined

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
    const goesWell = state.kind === 'saving' || state.kind === 'saved'
    if (goesWell && untilPause > 0) {
      this.#timer = setTimeout(() => this.tell(state), untilPause)
      return
    }
    this.#show(state)
  }
}
