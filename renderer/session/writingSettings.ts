import { editorKeys } from '../editor/editorKeys.ts'
import { editorKeysChange, writingModeChange } from '../editor/writingMode.ts'
import { libraryStore } from '../state/libraryStore.ts'
import { settingsStore } from '../state/settingsStore.ts'
import type { DocumentSession } from './documentSession.ts'

interface Actions {
  save(): void
  close(): void
}

let current: DocumentSession | null = null
let actions: Actions = { save: () => {}, close: () => {} }

settingsStore.subscribe(({ writing }, before) => {
  if (writing === before.writing || !current) return
  applyMode(current)
  if (writing.keys !== before.writing.keys) void applyKeys(current)
})

/** Keeps a post's editor as the author has set it; null keeps none. */
export function followWritingSettings(session: DocumentSession | null, keyActions: Actions): void {
  current = session
  actions = keyActions
  if (!session) return
  applyMode(session)
  void applyKeys(session)
}

function applyMode(session: DocumentSession): void {
  const language = libraryStore.getState().library?.config.language ?? 'en'
  session.changeBody(() => writingModeChange(settingsStore.getState().writing, language))
}

async function applyKeys(session: DocumentSession): Promise<void> {
  const { keys } = settingsStore.getState().writing
  const extension = keys === 'standard' ? [] : await editorKeys(keys, { save: () => actions.save(), close: () => actions.close() })
  if (current === session && settingsStore.getState().writing.keys === keys) session.changeBody(() => editorKeysChange(extension))
}
