import { parentPort } from 'node:worker_threads'
import { PostMemo } from '../../shared/export/renderWork.ts'
import type { FromExportWorker, RenderJob } from './protocol.ts'
import { renderFiles } from './renderFiles.ts'

const memo = new PostMemo()
const say = (message: FromExportWorker): void => parentPort?.postMessage(message)
/** More than anybody can see is a fifth of the time of an export. */
const tellEveryMs = 50
let toldMs = 0

function tell(done: number, total: number): void {
  const nowMs = performance.now()
  if (done < total && nowMs - toldMs < tellEveryMs) return
  toldMs = nowMs
  say({ kind: 'progress', done, total })
}

parentPort?.on('message', (job: RenderJob) => {
  try {
    say({ kind: 'rendered', rendered: renderFiles(job, { memo, tell }) })
  } catch (cause) {
    say({ kind: 'failed', message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
  }
})
