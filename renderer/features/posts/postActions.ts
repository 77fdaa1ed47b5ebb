import type { PostPath } from '../../../shared/post/postPath.ts'
import { closeSafely, openPost, saveNow } from '../../session/activeDocument.ts'
import { askMain } from '../../state/askMain.ts'
import { documentStore } from '../../state/documentStore.ts'
import { notify } from '../../state/noticeStore.ts'
import { libraryStore } from '../../state/libraryStore.ts'

const isOpen = (path: PostPath): boolean => documentStore.getState().document?.path === path

const titleOf = (path: PostPath): string => libraryStore.getState().library?.posts.find((post) => post.path === path)?.title ?? path

/** A copy beside the post, opened. What is typed in the post is saved first, so that the copy has it. */
export async function duplicatePost(path: PostPath): Promise<void> {
  if (isOpen(path)) await saveNow()
  const made = await askMain('post:duplicate', { path })
  if (made) await openPost(made.value.path)
}

/** To the system's trash, with a notice that takes it back. */
export async function trashPost(path: PostPath): Promise<void> {
  const title = titleOf(path)
  const wasOpen = isOpen(path)
  if (wasOpen && !(await closeSafely())) return
  const gone = await askMain('post:trash', { path })
  if (!gone) {
    if (wasOpen) await openPost(path)
    return
  }
  notify({ kind: 'info', message: `“${title}” is in the trash.`, action: { label: 'Undo', run: () => void restorePost(gone.value.undo, wasOpen) } })
}

async function restorePost(undo: string, open: boolean): Promise<void> {
  const back = await askMain('post:restore', { undo })
  if (back && open) await openPost(back.value.path)
}

export async function showPostFile(path: PostPath): Promise<void> {
  await askMain('shell:showFile', { path })
}
