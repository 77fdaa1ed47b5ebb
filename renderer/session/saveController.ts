import type { Result } from '../../shared/ipc/result.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import type { SaveState } from '../state/documentStore.ts'
import { type Snapshot, sameSnapshot, snapshotFrom, snapshotText } from './documentSession.ts'

export interface SaveJob {
  readonly path: PostPath
  readonly snapshot: Snapshot
  readonly base: string | null
}

export interface SavePorts {
  read(): Snapshot
  save(job: SaveJob): Promise<Result<{ readonly revision: string; readonly savedAt: string }>>
  onState(state: SaveState): void
  autosaves(): boolean
  /** Fulfilled when a save holds up nobody's typing, a fraction of a second later at the most. */
  betweenKeys(): Promise<void>
  /** Whether the text is not to be touched for a moment. */
  isComposing(): boolean
  /** Puts what another program made of `base` together with the text; false, and nothing changed, where both touched the same lines. */
  merge(base: string, theirs: string): boolean
}

/** A file's text as another program wrote it. */
export interface ForeignText {
  readonly text: string
  readonly revision: string
}

const saveAfterMs = 500
/** A disk that takes long for a save is left alone for this many times as long; the journal has the text meanwhile. */
const restFactor = 2
const retryMs = 5000

/**
 * Keeps one post's file in step with its text. A job carries the path, the text and the revision of the moment it was made;
 * one runs at a time. A text that equals the disk's is never written, and a file that another program changed is never overwritten.
 */
export class SaveController {
  #path: PostPath
  readonly #ports: SavePorts
  /** The last text that the file and we had in common. */
  #onDisk: Snapshot
  #base: string | null
  #state: SaveState = { kind: 'saved', at: null }
  #running: Promise<boolean> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #saveAfterMs = saveAfterMs
  /**
   * What a save met that may be another program at work on the file: it was gone, or held only the beginning of what it held. Only what is so
   * at the next save too is told.
   */
  #halfWritten: string | null = null

  constructor(path: PostPath, onDisk: Snapshot, revision: string, ports: SavePorts) {
    this.#path = path
    this.#ports = ports
    this.#onDisk = onDisk
    this.#base = revision
  }

  get state(): SaveState {
    return this.#state
  }

  get isSaving(): boolean {
    return this.#running !== null
  }

  isDirty(): boolean {
    return !sameSnapshot(this.#onDisk, this.#ports.read())
  }

  /** The revision of the file as far as we know; null where it is gone, or the author chose to replace what is there. */
  get base(): string | null {
    return this.#base
  }

  /** Whether a text is what the file held with its end missing, as it is while another program writes it anew. */
  isCutOff(text: string): boolean {
    const whole = snapshotText(this.#onDisk)
    return text.length < whole.length && whole.startsWith(text)
  }

  /** To be called after each change of the text. */
  edited(): void {
    if (this.#state.kind === 'conflict' || this.#state.kind === 'deleted' || this.#running) return
    if (!this.isDirty()) {
      this.#stopTimer()
      if (this.#state.kind !== 'saved') this.#show({ kind: 'saved', at: null })
      return
    }
    if (this.#state.kind === 'saved') this.#show({ kind: 'dirty' })
    this.#schedule()
  }

  /** Writes now what is not on disk. True when the file then holds the text of the moment of the call, or a later one. */
  async saveNow(): Promise<boolean> {
    this.#stopTimer()
    if (this.#state.kind === 'conflict') return false
    // a job that is running may hold an older text
    if (this.#running) await this.#running
    if (this.#running) return this.#running
    if (this.#stateIs('conflict')) return false
    if (!this.isDirty() && this.#base !== null) {
      if (this.#state.kind !== 'saved') this.#show({ kind: 'saved', at: null })
      return true
    }
    this.#running = this.#write()
    return this.#running
  }

  /** The file has this text and revision now (it was loaded, or chosen over ours). */
  rebase(onDisk: Snapshot, revision: string): void {
    this.#onDisk = onDisk
    this.#base = revision
    this.#show(this.isDirty() ? { kind: 'dirty' } : { kind: 'saved', at: null })
    if (this.isDirty()) this.#schedule()
  }

  /** The file has the text that it had, in other bytes. */
  rewritten(revision: string): void {
    this.rebase(this.#onDisk, revision)
  }

  /**
   * Another program wrote the file while ours was unsaved: what it changed elsewhere is put together with ours, and where both changed
   * the same lines nothing is written until the author chose. False where it must be chosen, or tried again later.
   * @param base what both began with; null where that is not known
   */
  meetConflict(theirs: ForeignText, base: string | null = snapshotText(this.#onDisk)): boolean {
    this.#stopTimer()
    if (this.#ports.isComposing()) {
      this.#show({ kind: 'dirty' })
      this.#schedule()
      return false
    }
    const isSettled = base !== null && (base === theirs.text || this.#ports.merge(base, theirs.text))
    if (isSettled) this.rebase(snapshotFrom(theirs.text), theirs.revision)
    else this.#show({ kind: 'conflict', theirs, base })
    return isSettled
  }

  /** The author looked at what another program wrote: the next save replaces it. */
  overwrite(theirs: ForeignText): void {
    this.rebase(snapshotFrom(theirs.text), theirs.revision)
  }

  /** The file has another name now. To be called while nothing is being saved. */
  moveTo(path: PostPath): void {
    this.#path = path
  }

  /** The file is gone: the text stays, and is written anew when asked for. */
  meetDeletion(): void {
    this.#stopTimer()
    this.#base = null
    this.#show({ kind: 'deleted' })
  }

  dispose(): void {
    this.#stopTimer()
  }

  async #write(): Promise<boolean> {
    const snapshot = this.#ports.read()
    const job: SaveJob = { path: this.#path, snapshot, base: this.#base }
    this.#show({ kind: 'saving' })
    const began = performance.now()
    const answer = await this.#ports.save(job).catch((): null => null)
    this.#saveAfterMs = Math.max(saveAfterMs, restFactor * (performance.now() - began))
    this.#running = null
    if (answer?.ok) {
      this.#halfWritten = null
      this.#onDisk = snapshot
      this.#base = answer.value.revision
      if (!this.isDirty()) this.#show({ kind: 'saved', at: answer.value.savedAt })
      else {
        this.#show({ kind: 'dirty' })
        this.#schedule()
      }
      return true
    }
    const { code, theirs = null } = answer?.error ?? {}
    const isGone = code === 'not-found' && job.base !== null
    if (isGone || (code === 'conflict' && theirs && this.isCutOff(theirs.text))) {
      const met = theirs?.revision ?? 'gone'
      if (this.#halfWritten !== met) {
        this.#halfWritten = met
        this.#show({ kind: 'dirty' })
        this.#timer ??= setTimeout(() => void this.saveNow(), saveAfterMs)
        return false
      }
    }
    if (code === 'conflict' && theirs) {
      if (this.meetConflict(theirs)) return this.saveNow()
    } else if (isGone) this.meetDeletion()
    else {
      this.#show({ kind: 'failed', message: answer ? answer.error.message : 'The post could not be saved: nothing answered. It is tried again.' })
      this.#stopTimer()
      if (this.#ports.autosaves()) this.#timer = setTimeout(() => void this.saveNow(), retryMs)
    }
    return false
  }

  /** From the first letter that is not on disk, not from the last: who types on is saved too. */
  #schedule(): void {
    if (!this.#ports.autosaves() || this.#timer !== undefined) return
    const timer = setTimeout(() => {
      void this.#ports.betweenKeys().then(() => {
        if (this.#timer === timer) void this.saveNow()
      })
    }, this.#saveAfterMs)
    this.#timer = timer
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #stateIs(kind: SaveState['kind']): boolean {
    return this.#state.kind === kind
  }

  #show(state: SaveState): void {
    this.#state = state
    this.#ports.onState(state)
  }
}
