import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { ProcessEnding } from '../../shared/export/siteCommands/siteRun.ts'
import type { OutputLines } from './outputLines.ts'

/** A program to run: nothing of it is read by a shell unless `file` is one. */
export interface Launch {
  /** Absolute path. */
  readonly file: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly folder: string
  /** The arguments are one line that is handed over as it is; Windows alone. */
  readonly isVerbatim?: boolean
}

const graceMs = 1500
const drainMs = 1000
const live = new Set<SiteProcess>()

// the last of all: whatever ends this program, it leaves none of these behind
process.on('exit', () => {
  for (const one of live) one.kill()
})

/** A program with all that it starts, as one: in a process group of its own, which ends as a whole. */
export class SiteProcess {
  readonly ended: Promise<ProcessEnding>
  readonly #child: ChildProcess
  #wasStopped = false

  constructor({ file, args, env, folder, isVerbatim = false }: Launch, output: OutputLines) {
    this.#child = spawn(file, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true, windowsVerbatimArguments: isVerbatim })
    for (const pipe of [this.#child.stdout, this.#child.stderr]) {
      const stream = output.stream()
      pipe?.on('data', stream.write).on('close', stream.end).on('error', () => undefined)
    }
    live.add(this)
    this.ended = this.#wait()
  }

  /** Ends it and all that it started: asked first, then killed. Resolves when nothing of it runs. */
  async stop(): Promise<void> {
    this.#wasStopped = true
    await this.#endGroup()
    await this.ended
  }

  /** At once, without a question. */
  kill(): void {
    this.#signal('SIGKILL')
  }

  async #wait(): Promise<ProcessEnding> {
    const child = this.#child
    const failed = once(child, 'error').then(([cause]) => ({ failure: String((cause as Error).message) }))
    const exited = once(child, 'exit').then(([code, signal]) => ({ code: code as number | null, signal: signal as string | null }))
    const closed = once(child, 'close').catch(() => undefined)
    // `once` refuses where an error comes first
    const first = await Promise.race([failed, exited.catch(() => failed)])
    if ('failure' in first) {
      live.delete(this)
      return { code: null, signal: null, wasStopped: this.#wasStopped, failure: first.failure }
    }
    // what it left running would hold its output open, and go on unseen
    await this.#endGroup()
    await Promise.race([closed, delay(drainMs, undefined, { ref: false })])
    child.stdout?.destroy()
    child.stderr?.destroy()
    live.delete(this)
    return { ...first, wasStopped: this.#wasStopped, failure: null }
  }

  async #endGroup(): Promise<void> {
    if (!this.#signal('SIGTERM')) return
    for (let waitedMs = 0; waitedMs < graceMs; waitedMs += 25) {
      if (!this.#isAlive()) return
      await delay(25)
    }
    this.#signal('SIGKILL')
  }

  #isAlive(): boolean {
    return process.platform === 'win32' ? this.#child.exitCode === null && this.#child.signalCode === null : this.#signal(0)
  }

  /** False where there is nothing any more that it could be sent to. */
  #signal(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.#child
    // the number of one that has ended may be another's
    if (pid === undefined || !live.has(this)) return false
    try {
      if (process.platform === 'win32') {
        if (this.#child.exitCode !== null) return false
        spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => this.#child.kill())
        return true
      }
      return process.kill(-pid, signal)
    } catch {
      return false
    }
  }
}
