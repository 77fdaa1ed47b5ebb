import { bridge } from '../bridge/bridge.ts'
import { openSaver, openSession } from './activeDocument.ts'
import { saveCopy } from './saveCopy.ts'

/**
 * The author's answer to a file that another program changed: keep mine, take theirs, theirs here and mine in a file beside it, or a text
 * that was put together of both. What of mine is then in no file is kept in the history.
 */
export async function resolveConflict(choice: 'mine' | 'theirs' | 'both' | { readonly text: string }): Promise<void> {
  const session = openSession()
  const saver = openSaver()
  if (!session || saver?.state.kind !== 'conflict') return
  const { theirs } = saver.state
  if (choice === 'both' && !(await saveCopy(session))) return
  if (choice === 'theirs' || typeof choice === 'object') void bridge.invoke('history:giveUp', { path: session.path, text: session.text() })
  if (choice !== 'mine') session.replaceText(typeof choice === 'object' ? choice.text : theirs.text)
  saver.overwrite(theirs)
  if (choice === 'mine') await saver.saveNow()
}
