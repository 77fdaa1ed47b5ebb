import { libraryStore } from '../state/libraryStore.ts'
import { changeSettings, settingsStore } from '../state/settingsStore.ts'
import type { DocumentSession } from './documentSession.ts'

/** Keeps which post of the library was open last, and where its cursor was. */
export function rememberCursor(session: DocumentSession): void {
  const { library } = libraryStore.getState()
  if (!library) return
  const { lastPosts } = settingsStore.getState()
  const last = { path: session.path, cursor: session.state.selection.main.head }
  const before = lastPosts[library.id]
  if (before?.path !== last.path || before.cursor !== last.cursor) changeSettings({ lastPosts: { ...lastPosts, [library.id]: last } })
}
