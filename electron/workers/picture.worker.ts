import { makePicture } from './makePicture.ts'
import type { FromPictureWorker, PictureJob } from './protocol.ts'

/** Electron's utility processes have a port to their parent; Node's children are told by messages of their own. */
interface ParentPort {
  on(name: 'message', listener: (event: { readonly data: PictureJob }) => void): void
  postMessage(message: FromPictureWorker): void
}

const port = (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort

async function answer(job: PictureJob): Promise<FromPictureWorker> {
  try {
    return { kind: 'made', bytes: await makePicture(job) }
  } catch (cause) {
    return { kind: 'unreadable', message: cause instanceof Error ? cause.message : String(cause) }
  }
}

if (port) port.on('message', ({ data }) => void answer(data).then((message) => port.postMessage(message)))
else process.on('message', (job: PictureJob) => void answer(job).then((message) => process.send?.(message)))
