import type { Result } from '../../shared/ipc/result.ts'
import type { SentText } from '../../shared/text/sentText.ts'
import { TextSender } from '../text/textSender.ts'
import { type Snapshot, snapshotHead } from './documentSession.ts'

const sender = new TextSender()

/** To be called with a file's text as main gave it, before it is changed. @param id what main calls it */
export function noteOpened(id: string, snapshot: Snapshot): void {
  sender.noteHeld(id, partsOf(snapshot))
}

/** Sends a text to main as what changed since the last one, or whole where main does not hold that. */
export async function sendText<T>(snapshot: Snapshot, send: (text: SentText) => Promise<Result<T>>): Promise<Result<T>> {
  const answer = await send(sender.next(partsOf(snapshot)))
  if (answer.ok || answer.error.code !== 'unknown-text') return answer
  sender.forget()
  return send(sender.next(partsOf(snapshot)))
}

function partsOf(snapshot: Snapshot) {
  return { head: snapshotHead(snapshot), body: snapshot.body }
}
