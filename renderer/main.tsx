import './styles/app.css'
import './styles/completion.css'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { acceptFolders } from './app/folderDrop.ts'
import { bindKeys } from './app/keyboard.ts'
import { showLibrary } from './app/libraryActions.ts'
import { followMain } from './app/mainEvents.ts'
import { runCommand } from './app/runCommand.ts'
import { announceFailedSaves } from './app/saveAlarm.ts'
import { followTheme } from './app/theme.ts'
import { loadSurroundings } from './app/useSurroundings.ts'
import { followWritingLooks } from './app/writingLooks.ts'
import { bridge } from './bridge/bridge.ts'
import { answerCommandRequests } from './state/commandRequests.ts'
import { documentStore } from './state/documentStore.ts'
import { followWindowWidth } from './state/layoutStore.ts'
import { libraryStore } from './state/libraryStore.ts'
import { notify } from './state/noticeStore.ts'
import { settingsStore } from './state/settingsStore.ts'

const firstFrameWaitMs = 200

await start()

async function start(): Promise<void> {
  followMain()
  const answer = await bridge.invoke('app:start', {})
  if (answer.ok) settingsStore.setState(answer.value.settings)
  else notify({ kind: 'error', message: answer.error.message })
  followTheme()
  followWritingLooks()
  followWindowWidth()
  answerCommandRequests(runCommand)
  bindKeys()
  acceptFolders()
  announceFailedSaves()
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  if (answer.ok) libraryStore.setState({ recent: answer.value.recent })
  const shown = answer.ok && answer.value.library ? showLibrary(answer.value.library, answer.value.openPost, answer.value.reload) : null
  // a post that opens at once is in the first frame: a second one would cost as much as the first
  await Promise.race([shown, new Promise((later) => setTimeout(later, firstFrameWaitMs))])
  // without a text there is nothing to show before them
  if (documentStore.getState().document === null) await loadSurroundings()
  flushSync(() => createRoot(root).render(<App />))
  if (shown) void shown.then(markTypable)
  if (answer.ok && answer.value.notice !== null) notify({ kind: 'error', message: answer.value.notice })
}

/** For the start benchmark, as a browser's own tools show it: the first post can be typed into, and is in the frame that is painted next. */
function markTypable(): void {
  requestAnimationFrame(() => performance.mark('typable'))
}
