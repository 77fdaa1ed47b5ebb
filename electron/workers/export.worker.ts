import { parentPort } from 'node:worker_threads'
import { PostMemo } from '../../shared/export/renderWork.ts'
import type { FromExportWorker, RenderJob } from './protocol.ts'
import { renderFiles } from './renderFiles.ts'

const memo = new PostMemo()
const say = (message: FromExportWorker): void => parentPort?.postMessage(message)

parentPort?.on('message', (job: RenderJob) => {
  try {
    say({ kind: 'rendered', rendered: renderFiles(job, { memo, tell: (done, total) => say({ kind: 'progress', done, total }) }) })
  } catch (cause) {
    say({ kind: 'failed', message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
  }
})
