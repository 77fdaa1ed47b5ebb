import type { PostPath } from '../../shared/post/postPath.ts'
import { bridge } from '../bridge/bridge.ts'
import { isDirty, openSession, saveNow } from './activeDocument.ts'
import { flushPendingEdits } from './fieldFlush.ts'

/** Saves because the author asked: the text is kept in the history for good, also where it was on disk already. */
export async function saveForGood(): Promise<void> {
  const path = openSession()?.path
  if (path !== undefined && (await saveNow())) await bridge.invoke('history:checkpoint', { path })
}

/** The open post's text with everything typed in its fields, and whether it may be changed; null where another post is open. */
export function textOfOpenPost(path: PostPath): { readonly text: string; readonly isReadOnly: boolean } | null {
  const session = openSession()
  if (session?.path !== path) return null
  flushPendingEdits()
  return { text: session.text(), isReadOnly: session.state.readOnly }
}

/** Puts an older text into the open post, as one change that can be undone. Text that is in no file yet is kept in the history first. */
export function restoreText(path: PostPath, text: string): void {
  const session = openSession()
  if (session?.path !== path) return
  flushPendingEdits()
  if (isDirty()) void bridge.invoke('history:giveUp', { path, text: session.text() })
  session.replaceText(text)
}
