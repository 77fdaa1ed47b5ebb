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

/** Tells the author something; answers the notice's id. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const id = nextId++
  noticeStore.setState(({ notices }) => ({ notices: [...notices, { ...notice, id }] }))
  return id
}

export function dismissNotice(id: number): void {
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}

export const useNotices = (): readonly Notice[] => useStore(noticeStore, (state) => state.notices)
