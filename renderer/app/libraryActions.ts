import type { RequestName } from '../../shared/ipc/channelNames.ts'
import type { Input, Reload } from '../../shared/ipc/contract.ts'
import type { LibrarySnapshot } from '../../shared/library/postSummary.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { closePost, closeSafely, openPost, recoverPost } from '../session/activeDocument.ts'
import { askMain } from '../state/askMain.ts'
import { openDialog } from '../state/dialogStore.ts'
import { documentStore } from '../state/documentStore.ts'
import { firstPaint } from '../state/firstPaint.ts'
import { enterLibrary, libraryStore } from '../state/libraryStore.ts'
import { notify } from '../state/noticeStore.ts'
import { postsViewStore } from '../state/postsViewStore.ts'
import { settingsStore } from '../state/settingsStore.ts'

type OpensLibrary = Extract<RequestName, 'library:choose' | 'library:create' | 'library:open' | 'library:openFolder' | 'library:openSamples'>

/** Opens another library, with a post in it; nothing is opened while the post that is open cannot be left safely. Giving up changes nothing. */
export async function openLibrary<C extends OpensLibrary>(how: C, input: Input<C>, first: PostPath | null = null): Promise<void> {
  // paths are relative to the library that main has open: what is unsaved goes into this one first
  const before = documentStore.getState().document?.path ?? null
  if (!(await closeSafely())) return
  const answer = await askMain(how, input)
  if (answer?.value) await showLibrary(answer.value, first)
  else if (before !== null && documentStore.getState().document === null) await openPost(before)
}

/**
 * Shows a library that main has opened, with the post that was open in it last.
 * @param reload whether the window's process died: then that post has its unsaved text again at once, or, where it died often, no post is opened
 */
export async function showLibrary(library: LibrarySnapshot, first: PostPath | null = null, reload: Reload = 'never'): Promise<void> {
  postsViewStore.setState({ query: '', found: null, filter: 'all' })
  closePost()
  enterLibrary(library)
  const last = settingsStore.getState().lastPosts[library.id]?.path
  const newest = library.posts.reduce<LibrarySnapshot['posts'][number] | null>((found, post) => (found === null || post.sortTime > found.sortTime ? post : found), null)
  const path = first ?? library.posts.find((post) => post.path === last)?.path ?? newest?.path
  if (!library.isWhole) void firstPaint.then(takeSnapshot)
  if (path && reload !== 'often') await openPost(path)
  void firstPaint.then(() => offerKeptTexts(reload))
}

/** Shows what was not saved when the app ended last, if anything; where only the window ended, the open post has its text again without a question. */
async function offerKeptTexts(reload: Reload): Promise<void> {
  const answer = await askMain('journal:list', {})
  if (!answer) return
  const { document } = documentStore.getState()
  const own = reload === 'once' ? answer.value.find(({ path }) => path === document?.path) : undefined
  if (own) await recoverPost(own)
  if (reload === 'often') notify({ kind: 'error', message: 'The window stopped working several times in a row, so no post was opened this time. What you typed is kept. A post that ends the window can be looked at in another editor.' })
  if (reload === 'once') notify({ kind: 'info', message: `The window stopped working and was opened again.${own ? ' What you typed is here, not saved yet.' : ''}` })
  const others = answer.value.filter((text) => text !== own)
  if (others.length > 0) openDialog({ kind: 'recovery', texts: others })
}

/** Asks for the whole index: it was not read yet, or a change of it was missed. */
export async function takeSnapshot(): Promise<void> {
  const answer = await askMain('library:snapshot', {})
  if (answer?.value && answer.value.id === libraryStore.getState().library?.id) libraryStore.setState({ library: answer.value })
}
