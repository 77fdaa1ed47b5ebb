import { relative, sep } from 'node:path'
import { isTemporaryName } from '../files/atomicWrite.ts'

/** `null`: anything may have changed, look at everything. */
export type ChangedPaths = readonly string[] | null

const debounceMs = 150
const pollMs = 1500
const manyPaths = 300

/**
 * Tells of changes below a folder, some 150 ms after the last of a burst (and at least once a second during one): the paths as the
 * system reports them, or `null` every 1.5 s where the system cannot watch. Marquee's own temporary files are passed over.
 */
export class LibraryWatcher {
  readonly #root: string
  readonly #onChange: (paths: ChangedPaths) => void
  readonly #log: (message: string) => void
  readonly #paths = new Set<string>()
  #timer: NodeJS.Timeout | null = null
  #firstAt = 0
  #poll: NodeJS.Timeout | null = null
  #stop: (() => Promise<void>) | null = null
  #isDisposed = false

  constructor(root: string, onChange: (paths: ChangedPaths) => void, log: (message: string) => void) {
    this.#root = root
    this.#onChange = onChange
    this.#log = log
  }

  /** Resolves when changes are being seen, by one way or the other. */
  async start(): Promise<void> {
    try {
      const { default: watcher } = await import('@parcel/watcher')
      const subscription = await watcher.subscribe(
        this.#root,
        (error, events) => {
          if (error) this.#startPolling(error.message)
          else for (const event of events) this.#note(event.path)
        },
        { ignore: ['**/node_modules/**', '**/.git/**'] },
      )
      if (this.#isDisposed) await subscription.unsubscribe()
      else this.#stop = () => subscription.unsubscribe()
    } catch (cause) {
      this.#startPolling(cause instanceof Error ? cause.message : String(cause))
    }
  }

  /** Looks at everything every 1.5 s from now on, also after a watcher that stopped working. */
  #startPolling(reason: string): void {
    if (this.#isDisposed || this.#poll) return
    this.#log(`watching ${this.#root} by polling: ${reason}`)
    this.#poll = setInterval(() => this.#onChange(null), pollMs)
    this.#poll.unref()
  }

  /** Called where the folder itself went away: a system watcher does not survive that, looking does. */
  pollInstead(reason: string): void {
    this.#startPolling(reason)
  }

  #note(absolute: string): void {
    const path = relative(this.#root, absolute).split(sep).join('/')
    if (isTemporaryName(path.slice(path.lastIndexOf('/') + 1))) return
    this.#paths.add(path)
    const now = Date.now()
    if (this.#timer === null) this.#firstAt = now
    else clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#flush(), now - this.#firstAt > 1000 ? 0 : debounceMs)
  }

  #flush(): void {
    this.#timer = null
    const paths = [...this.#paths]
    this.#paths.clear()
    if (!this.#isDisposed) this.#onChange(paths.length > manyPaths || paths.includes('') ? null : paths)
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#poll) clearInterval(this.#poll)
    await this.#stop?.()
  }
}
