import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PictureProcess } from './pictureMaker.ts'
import type { FromPictureWorker } from './protocol.ts'

/** A picture process of plain Node. It keeps no program alive that has nothing else to do. */
export function nodePictureProcess(file: URL): PictureProcess {
  const child = fork(fileURLToPath(file), { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] })
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    post: (job) => void (isOver() || child.send(job, () => undefined)),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromPictureWorker)),
    onExit: (listener) => {
      child.on('exit', listener)
      child.on('error', listener)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
