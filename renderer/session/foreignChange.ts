import { bridge } from '../bridge/bridge.ts'
import { libraryStore } from '../state/libraryStore.ts'
import type { DocumentSession } from './documentSession.ts'
import type { SaveController } from './saveController.ts'

let ownMoves = 0

/** Runs a job in which we move posts' files ourselves: what is heard of them meanwhile is no other program's doing. */
export async function whileMovingFiles<T>(job: () => Promise<T>): Promise<T> {
  ownMoves++
  try {
    return await job()
  } finally {
    ownMoves--
  }
}

/**
 * Looks whether the file now holds another text than the one that we know: a clean post takes it over, a changed one merges it or asks.
 * To be called whenever the library changed and after each save; `isOpen` says whether the post is still the one on screen.
 */
export async function meetForeignChange(session: DocumentSession, saver: SaveController, isOpen: () => boolean): Promise<void> {
  const summary = libraryStore.getState().library?.posts.find((post) => post.path === session.path)
  const { base } = saver
  if (ownMoves > 0 || saver.isSaving || (summary && summary.revision === base)) return
  const answer = await bridge.invoke('document:open', { path: session.path })
  if (!isOpen() || ownMoves > 0 || saver.isSaving) return
  // saved in the meantime: the answer may be older than the file
  if (saver.base !== base) return meetForeignChange(session, saver, isOpen)
  if (!answer.ok && answer.error.code === 'not-found' && saver.state.kind !== 'deleted') saver.meetDeletion()
  if (!answer.ok) return
  const { text, revision } = answer.value
  if (revision === base) return
  const isShown = text === session.text()
  if (saver.isDirty() && !isShown) return void saver.meetConflict({ text, revision })
  if (!isShown) session.replaceText(text)
  saver.rebase(session.snapshot(), revision)
}
