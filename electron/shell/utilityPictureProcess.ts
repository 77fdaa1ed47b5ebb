import { utilityProcess } from 'electron'
import { fileURLToPath } from 'node:url'
import type { PictureProcess } from '../workers/pictureMaker.ts'

/** A picture process of Electron's: without a window, and without the rights of one. */
export function utilityPictureProcess(file: URL): PictureProcess {
  const child = utilityProcess.fork(fileURLToPath(file), [], { serviceName: 'Marquee pictures', stdio: 'ignore' })
  return {
    post: (job) => child.postMessage(job),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  }
}
