import type { ElectronApplication } from '@playwright/test'
import type { RunningApp } from '../e2e/launchApp.ts'

/** What can be killed alone: processes, and the threads that the preview and the export are made in. */
export type Victim = 'main' | 'renderer' | 'gpu' | 'utility' | 'preview worker' | 'export thread'

const chances: readonly (readonly [Victim, number])[] = [['main', 0.45], ['renderer', 0.7], ['preview worker', 0.8], ['export thread', 0.9], ['gpu', 0.95], ['utility', 1]]

/** @param chance from 0 to 1 */
export function victimFor(chance: number): Victim {
  return chances.find(([, upTo]) => chance < upTo)?.[0] ?? 'main'
}

/** True where the text of the window goes down with it. */
export function holdsText(victim: Victim): boolean {
  return victim === 'main' || victim === 'renderer'
}

/** Takes aim at a part of a running app. @returns what kills it, with SIGKILL where it is a process */
export async function aimAt(running: RunningApp, victim: Victim): Promise<() => void> {
  if (victim === 'preview worker') return () => void closePreviewWorker(running).catch(() => undefined)
  if (victim === 'export thread') {
    await holdThread(running.app)
    return () => void endThread(running.app).catch(() => undefined)
  }
  const pid = await pidOf(running, victim)
  return () => void process.kill(pid, 'SIGKILL')
}

async function pidOf({ app }: RunningApp, victim: Victim): Promise<number> {
  const pid = victim === 'main' ? app.process().pid : await app.evaluate(({ app: electron, BrowserWindow }, wanted) => {
    if (wanted === 'renderer') return BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    return electron.getAppMetrics().find(({ type }) => type.toLowerCase() === wanted)?.pid
  }, victim)
  // 0 would be a signal to ourselves
  if (!pid) throw new Error(`there is no process to kill: ${victim}`)
  return pid
}

/** No system call ends a thread of the page alone: it ends itself, and tells nobody. */
async function closePreviewWorker({ window }: RunningApp): Promise<void> {
  const worker = window.workers().find((one) => one.url().endsWith('/preview.worker.js'))
  await worker?.evaluate(() => (globalThis as unknown as { close(): void }).close())
}

interface Held {
  exportThread?: Promise<{ terminate(): Promise<number> }>
}

/** Node tells of each thread that is made: the first one is the export's. */
function holdThread(app: ElectronApplication): Promise<void> {
  return app.evaluate(() => {
    const { subscribe } = process.getBuiltinModule('node:diagnostics_channel')
    const held = globalThis as unknown as Held
    held.exportThread = new Promise((resolve) => subscribe('worker_threads', (message) => resolve((message as { worker: { terminate(): Promise<number> } }).worker)))
  })
}

function endThread(app: ElectronApplication): Promise<number> {
  return app.evaluate(async () => {
    const thread = await (globalThis as unknown as Held).exportThread
    return thread ? thread.terminate() : -1
  })
}
