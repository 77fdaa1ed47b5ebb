import type { Result } from '../../shared/ipc/result.ts'
import type { SentText } from '../../shared/text/sentText.ts'
import { TextSender } from '../text/textSender.ts'
import { type Snapshot, snapshotHead } from './documentSession.ts'

const sender = new TextSender()
/** The first answers to texts, until they come. */
const underWay = new Set<Promise<unknown>>()
/** Until all texts that were under way are answered or sent again; later ones wait for it, so that none is overtaken by an older one. */
let sendingAgain: Promise<unknown> | null = null
let noteLastOpened: (() => void) | null = null

/** To be called with a file's text as main gave it, before it is changed. @param id what main calls it */
export function noteOpened(id: string, snapshot: Snapshot): void {
  noteLastOpened = () => sender.noteHeld(id, partsOf(snapshot))
  // a text under way may be refused: what follows is made of that one until then, so that it is refused as well and both come again in their order
  if (underWay.size === 0) noteLastOpened()
}

/** Sends a text to main as what changed since the last one, or whole where main does not hold that. Main takes texts in the order of the calls. */
export async function sendText<T>(snapshot: Snapshot, send: (text: SentText) => Promise<Result<T>>): Promise<Result<T>> {
  while (sendingAgain) await sendingAgain
  noteLastOpened = null
  const answer = await answered(send(sender.next(partsOf(snapshot))))
  if (answer.ok || answer.error.code !== 'unknown-text') return answer
  sendingAgain ??= Promise.allSettled(underWay).then(() => (sendingAgain = null))
  sender.forget()
  return send(sender.next(partsOf(snapshot)))
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  underWay.add(answer)
  try {
    return await answer
  } finally {
    underWay.delete(answer)
    if (underWay.size === 0) noteLastOpened?.()
  }
}

function partsOf(snapshot: Snapshot) {
  return { head: snapshotHead(snapshot), body: snapshot.body }
}
