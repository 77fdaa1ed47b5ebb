import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { KeptText } from '../../shared/ipc/contract.ts'
import type { PostPath } from '../../shared/post/postPath.ts'

/** The one dialog of the frame that is open. Export has a store of its own, since it holds a run. */
export type OpenDialog =
  | { readonly kind: 'newPost' }
  | { readonly kind: 'rename'; readonly path: PostPath }
  | { readonly kind: 'settings' }
  | { readonly kind: 'replaceAll' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'history'; readonly view: 'post' | 'deleted' }
  | { readonly kind: 'recovery'; readonly texts: readonly KeptText[] }
  | { readonly kind: 'palette'; readonly query: string }

export const dialogStore = createStore<{ readonly dialog: OpenDialog | null }>(() => ({ dialog: null }))

export const useDialog = <T>(selector: (dialog: OpenDialog | null) => T): T => useStore(dialogStore, (state) => selector(state.dialog))

export function openDialog(dialog: OpenDialog): void {
  dialogStore.setState({ dialog })
}

export function closeDialog(): void {
  dialogStore.setState({ dialog: null })
}
