import { FileFailure } from '../files/fileErrors.ts'
import type { FromPictureWorker, PictureJob } from './protocol.ts'

/** Makes pictures of pictures, one after the other. */
export interface PictureMaker {
  /** @returns what became of it; never throws for a picture, however bad. @throws FileFailure `cancelled` when stopped */
  make(job: PictureJob): Promise<PictureOutcome>
  /** Gives up what is being made and what waits. */
  stop(): void
}

/** `isFinal` where trying again would end the same. */
export type PictureOutcome = { readonly bytes: Uint8Array } | { readonly failed: string; readonly isFinal: boolean }

/** A process of its own that pictures are decoded in. */
export interface PictureProcess {
  post(job: PictureJob): void
  onMessage(listener: (message: FromPictureWorker) => void): void
  onExit(listener: () => void): void
  kill(): void
}

const longestMs = 120_000
const idleMs = 1000

interface Waiting {
  readonly job: PictureJob
  readonly resolve: (outcome: PictureOutcome) => void
  readonly reject: (failure: FileFailure) => void
}

/**
 * Decodes in a process, not in a thread: a decoder is native code that reads what strangers made, and one that crashes, takes all the
 * memory or never ends takes its process along. That costs one picture, which the next one does not notice.
 */
export class ProcessPictureMaker implements PictureMaker {
  readonly #start: () => PictureProcess
  #process: PictureProcess | null = null
  #waiting: Waiting[] = []
  #current: Waiting | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(start: () => PictureProcess) {
    this.#start = start
  }

  make(job: PictureJob): Promise<PictureOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject })
      if (!this.#current) this.#next()
    })
  }

  stop(): void {
    const given = [...(this.#current ? [this.#current] : []), ...this.#waiting]
    this.#waiting = []
    this.#current = null
    this.#end()
    for (const { reject } of given) reject(new FileFailure('cancelled', 'Looking for changes was stopped. Nothing was written.'))
  }

  #next(): void {
    clearTimeout(this.#timer)
    this.#current = this.#waiting.shift() ?? null
    if (!this.#current) {
      this.#timer = setTimeout(() => this.#end(), idleMs)
      this.#timer.unref()
      return
    }
    this.#timer = setTimeout(() => this.#settle({ failed: 'It took more than two minutes.', isFinal: false }, true), longestMs)
    this.#process ??= this.#listen(this.#start())
    this.#process.post(this.#current.job)
  }

  #listen(process: PictureProcess): PictureProcess {
    process.onMessage((message) => {
      if (this.#process === process) this.#settle(message.kind === 'made' ? { bytes: message.bytes } : { failed: message.message, isFinal: true }, false)
    })
    process.onExit(() => {
      if (this.#process !== process) return
      this.#process = null
      if (this.#current) this.#settle({ failed: 'The program that decodes pictures ended over it.', isFinal: false }, true)
    })
    return process
  }

  #settle(outcome: PictureOutcome, ends: boolean): void {
    const current = this.#current
    if (ends) this.#end()
    this.#next()
    current?.resolve(outcome)
  }

  #end(): void {
    clearTimeout(this.#timer)
    const process = this.#process
    this.#process = null
    process?.kill()
  }
}

/** The maker of this program: in processes that the host starts; from sources, which none can load, in this thread. */
export function pictureMaker(start: (file: URL) => PictureProcess): PictureMaker {
  return import.meta.url.endsWith('.ts') ? new InlinePictureMaker() : new ProcessPictureMaker(() => start(new URL('./picture.worker.js', import.meta.url)))
}

/** Makes pictures in this thread: for sources that no process can load. */
export class InlinePictureMaker implements PictureMaker {
  async make(job: PictureJob): Promise<PictureOutcome> {
    const { makePicture } = await import('./makePicture.ts')
    return makePicture(job).then((bytes) => ({ bytes }), (cause: unknown) => ({ failed: String(cause), isFinal: true }))
  }

  stop(): void {}
}
