import { PreviewMaker } from '../../shared/preview/previewMaker.ts'
import type { PreviewMessage } from '../../shared/preview/protocol.ts'

const maker = new PreviewMaker()

self.onmessage = ({ data }: MessageEvent<PreviewMessage>) => {
  const answer = maker.take(data)
  if (answer) self.postMessage(answer)
}
