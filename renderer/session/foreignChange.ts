import type { PostPath } from '../../shared/post/postPath.ts'
import { bridge } from '../bridge/bridge.ts'
import { libraryStore } from '../state/libraryStore.ts'
import { notify } from '../state/noticeStore.ts'
import type { DocumentSession } from './documentSession.ts'
import { openText } from './openText.ts'
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

/** A post and how it is shown. */
export interface FollowedPost {
  readonly session: DocumentSession
  readonly saver: SaveController
  /** Whether it is still the one on screen. */
  isOpen(): boolean
  /** Its file has another name now. */
  noteMoved(to: PostPath): void
}

/** So long a file may be gone or cut off while another program replaces it. */
const settleMs = 400

/**
 * Looks whether the file now holds another text than the one that we know: a clean post takes it over, a changed one merges it or asks.
 * A file that is gone, or holds only the beginning of what it held, is looked at once more a moment later: it may be being written. One that
 * another program moved is followed. To be called whenever the library changed and after each save.
 */
export async function meetForeignChange(post: FollowedPost, isSecondLook = false): Promise<void> {
  const { session, saver } = post
  const { library, moves } = libraryStore.getState()
  const summary = library?.posts.find(({ path }) => path === session.path)
  const { base } = saver
  if (ownMoves > 0 || saver.isSaving || (summary && summary.revision === base)) return
  const answer = await openText(session.path, post.isOpen)
  if (!post.isOpen() || ownMoves > 0 || saver.isSaving) return
  // saved in the meantime: the answer may be older than the file
  if (saver.base !== base) return meetForeignChange(post)
  const isGone = !answer.ok && answer.error.code === 'not-found'
  if (!isSecondLook && (isGone || (answer.ok && saver.isCutOff(answer.value.text)))) {
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    return post.isOpen() ? meetForeignChange(post, true) : undefined
  }
  const to = isGone ? moves.get(session.path) : undefined
  if (to) return followMove(post, to)
  if (isGone && saver.state.kind !== 'deleted') saver.meetDeletion()
  if (!answer.ok) return
  const { text, revision } = answer.value
  if (revision === base) return
  const isShown = text === session.text()
  if (!isShown && session.isComposing) {
    // what is being composed goes on in our text, so what theirs changed is not taken over, nor saved upon, before that is done
    await session.composed()
    return post.isOpen() ? meetForeignChange(post) : undefined
  }
  if (saver.isDirty() && !isShown) return void saver.meetConflict({ text, revision })
  if (!isShown) session.replaceText(text)
  saver.rebase(session.snapshot(), revision)
}

/** The text, with what is not saved of it, goes on where the file is now. */
async function followMove(post: FollowedPost, to: PostPath): Promise<void> {
  const { session, saver } = post
  const from = session.path
  const answer = await openText(to, post.isOpen)
  if (!answer.ok || !post.isOpen() || session.path !== from || saver.isSaving) return
  post.noteMoved(to)
  notify({ kind: 'info', message: `Another program moved “${from}” to “${to}”. You go on writing there.` })
  // who moved it may have written it since
  await meetForeignChange(post)
  if (!saver.isDirty() || (await saver.saveNow())) await bridge.invoke('journal:drop', { path: from })
}
