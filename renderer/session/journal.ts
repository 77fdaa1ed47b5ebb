import type { PostPath } from '../../shared/post/postPath.ts'
import { bridge } from '../bridge/bridge.ts'
import type { SaveState } from '../state/documentStore.ts'

const keepAfterMs = 500

interface JournalPorts {
  /** The text and what it was made from; null where the file has it. */
  read(): { readonly text: string; readonly base: string | null } | null
  state(): SaveState
  autosaves(): boolean
}

/** Has main keep what is typed in a post half a second later, for as long as nothing else will bring it into its file within a second. */
export class Journal {
  readonly #path: PostPath
  readonly #ports: JournalPorts
  #timer: ReturnType<typeof setTimeout> | undefined
  #isKept = false

  constructor(path: PostPath, ports: JournalPorts) {
    this.#path = path
    this.#ports = ports
  }

  /** To be called after each change of the text or of how saving it goes. */
  changed(): void {
    if (this.#ports.state().kind === 'saved') return this.#drop()
    if (this.#needsKeeping()) this.#timer ??= setTimeout(() => this.#keep(), keepAfterMs)
  }

  #needsKeeping(): boolean {
    return !this.#ports.autosaves() || ['failed', 'conflict', 'deleted'].includes(this.#ports.state().kind)
  }

  #keep(): void {
    this.#timer = undefined
    const unsaved = this.#ports.read()
    if (!unsaved) return this.#drop()
    this.#isKept = true
    void bridge.invoke('journal:keep', { path: this.#path, ...unsaved })
  }

  #drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#isKept) return
    this.#isKept = false
    void bridge.invoke('journal:drop', { path: this.#path })
  }

  /** The text comes from the journal: it is dropped when it is saved. */
  adopt(): void {
    this.#isKept = true
  }
}
