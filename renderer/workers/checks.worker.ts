import { ChecksMaker } from '../../shared/preview/checksMaker.ts'
import type { ChecksMessage } from '../../shared/preview/protocol.ts'

const maker = new ChecksMaker()

self.onmessage = ({ data }: MessageEvent<ChecksMessage>) => {
  const answer = maker.take(data)
  if (answer) self.postMessage(answer)
}
