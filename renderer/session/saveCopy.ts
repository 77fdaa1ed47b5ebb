import { postPath } from '../../shared/post/postPath.ts'
import { bridge } from '../bridge/bridge.ts'
import { notify } from '../state/noticeStore.ts'
import type { DocumentSession } from './documentSession.ts'
import { sendText } from './sendText.ts'

/** Writes a post's text into a new file beside it, `name (mine).md`; never over one that is there. */
export async function saveCopy(session: DocumentSession): Promise<boolean> {
  for (let number = 1; number < 100; number++) {
    const path = postPath(session.path.replace(/(\.[^./]+)?$/, ` (mine${number > 1 ? ` ${number}` : ''})$1`))
    const saved = await sendText(session.snapshot(), (text) => bridge.invoke('document:save', { path, text, base: null }))
    if (saved.ok) return true
    if (saved.error.code !== 'conflict' && saved.error.code !== 'exists') {
      notify({ kind: 'error', message: saved.error.message })
      return false
    }
  }
  return false
}
