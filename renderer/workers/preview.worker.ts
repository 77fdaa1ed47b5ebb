import { PreviewMaker } from '../../shared/preview/previewMaker.ts'
import type { PreviewAnswer, PreviewMessage } from '../../shared/preview/protocol.ts'

const maker = new PreviewMaker()
// goes on between messages, which are answered first: a timer would wait for longer
const { port1: next, port2: later } = new MessageChannel()
let isGoingOn = false

function answer(made: PreviewAnswer | null): void {
  if (made) self.postMessage(made)
  if (maker.isDone || isGoingOn) return
  isGoingOn = true
  later.postMessage(null)
}

next.onmessage = () => {
  isGoingOn = false
  answer(maker.isDone ? null : maker.advance())
}
self.onmessage = ({ data }: MessageEvent<PreviewMessage>) => answer(maker.take(data))
