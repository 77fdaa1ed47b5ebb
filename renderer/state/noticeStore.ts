import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Something to tell the author: stays until dismissed when it is an error, else goes by itself. */
export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'error'
  readonly message: string
  /** One thing to do about it ("Undo"). */
  readonly action?: { readonly label: string; readonly run: () => void }
}

export const noticeStore = createStore<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))
let nextId = 1

/** Tells the author something. */
export function notify(notice: Omit<Notice, 'id'>): void {
  raiseNotice(notice)
}

/** The same for a notice that will be taken back: answers its id for `dismissNotice`. */
export function raiseNotice(notice: Omit<Notice, 'id'>): number {
  const id = nextId++
  noticeStore.setState(({ notices }) => ({ notices: [...notices, { ...notice, id }] }))
  return id
}

export function dismissNotice(id: number): void {
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}

export const useNotices = (): readonly Notice[] => useStore(noticeStore, (state) => state.notices)
