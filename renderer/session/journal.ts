import type { SaveState } from '../state/documentStore.ts'
import type { Snapshot } from './documentSession.ts'

/** Text that its file does not have, and the revision of the file that it was made from. */
export interface UnsavedText {
  readonly snapshot: Snapshot
  readonly base: string | null
}

interface JournalPorts {
  /** null where the file has the text. */
  read(): UnsavedText | null
  state(): SaveState
  autosaves(): boolean
  /** As saving has it. */
  betweenKeys(): Promise<void>
  /** Answers why it could not be kept, null where it was. */
  keep(text: UnsavedText): Promise<string | null>
  drop(): Promise<unknown>
  /** Told with each try to keep a text whether it went well (null); the text has no copy on disk while it does not. */
  tell(problem: string | null): void
}

/** Where nothing else will bring the text into its file. */
const keepAfterMs = 500
/** Where saving should have: with the time that keeping itself takes, nothing is older than a second. */
const lateMs = 750
const retryMs = 5000

/**
 * Has main keep what is typed in a post and is not in its file within a second: nobody saves it, saving fails, or the disk is slow. Where
 * that fails too it is told, and tried again.
 */
export class Journal {
  readonly #ports: JournalPorts
  #timer: ReturnType<typeof setTimeout> | undefined
  #before: SaveState['kind'] = 'saved'
  #isKept = false

  constructor(ports: JournalPorts) {
    this.#ports = ports
  }

  /** To be called after each change of the text or of how saving it goes. */
  changed(): void {
    const { kind } = this.#ports.state()
    const wasWritten = this.#before === 'saving' && kind === 'dirty'
    this.#before = kind
    if (kind === 'saved') return this.#drop()
    if (wasWritten) {
      // what is left was typed while the file was being written; a text that is kept is older than the file now
      this.#stopTimer()
      if (this.#isKept) return this.#keep()
    }
    if (this.#timer !== undefined) return
    const timer = setTimeout(() => {
      void this.#ports.betweenKeys().then(() => {
        if (this.#timer === timer) this.#keep()
      })
    }, this.#isOnItsOwn(kind) ? keepAfterMs : lateMs)
    this.#timer = timer
  }

  /** The text comes from the journal: it is dropped when it is saved. */
  adopt(): void {
    this.#isKept = true
  }

  #isOnItsOwn(kind: SaveState['kind']): boolean {
    return !this.#ports.autosaves() || kind === 'failed' || kind === 'conflict' || kind === 'deleted'
  }

  #keep(): void {
    this.#timer = undefined
    const unsaved = this.#ports.read()
    if (!unsaved) return this.#drop()
    this.#isKept = true
    void this.#ports.keep(unsaved).then((problem) => {
      this.#ports.tell(problem)
      if (problem !== null && this.#isKept) this.#timer ??= setTimeout(() => this.#keep(), retryMs)
    })
  }

  #drop(): void {
    this.#stopTimer()
    if (!this.#isKept) return
    this.#isKept = false
    this.#ports.tell(null)
    void this.#ports.drop()
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
