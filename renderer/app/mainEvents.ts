import { bridge } from '../bridge/bridge.ts'
import { closeSafely, openPost } from '../session/activeDocument.ts'
import { advanceLibrary } from '../state/libraryStore.ts'
import { openLibrary, takeSnapshot } from './libraryActions.ts'
import { isCommandId, runCommand } from './runCommand.ts'

/** Takes what main tells: changes of the library, posts and libraries to open, commands of the menu, the wish to close. Returns the way to stop. */
export function followMain(): () => void {
  const stops = [
    bridge.subscribe('library:changed', (diff) => {
      if (!advanceLibrary(diff)) void takeSnapshot()
    }),
    bridge.subscribe('library:wanted', ({ folder, post }) => void openLibrary('library:openFolder', { folder }, post)),
    bridge.subscribe('post:open', ({ path }) => void openPost(path)),
    bridge.subscribe('command:run', ({ id }) => {
      if (isCommandId(id)) runCommand(id)
    }),
    bridge.subscribe('window:closing', () => void answerClosing()),
  ]
  return () => stops.forEach((stop) => stop())
}

async function answerClosing(): Promise<void> {
  const answer = (close: boolean): void => void bridge.invoke('window:answerClose', { close })
  answer(await closeSafely({ label: 'Close without saving', run: () => answer(true) }))
}
