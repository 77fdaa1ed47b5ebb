import { documentStore, type SaveState } from '../state/documentStore.ts'
import type { DocumentSession } from './documentSession.ts'
import { rememberCursor } from './rememberCursor.ts'

/** Shows how saving a post goes, where it is the one on screen. What is shown already is not shown again. */
export function showSaveState(session: DocumentSession, save: SaveState): void {
  const { document } = documentStore.getState()
  if (document?.path !== session.path) return
  const isShown = save.kind === 'dirty' && document.save.kind === 'dirty'
  if (!isShown) documentStore.setState({ document: { ...document, save } })
  if (save.kind === 'saved') rememberCursor(session)
}
