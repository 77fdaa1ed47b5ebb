import { postPath } from '../../shared/post/postPath.ts'
import { cutToBytes } from '../../shared/text/portableName.ts'
import { bridge } from '../bridge/bridge.ts'
import { notify } from '../state/noticeStore.ts'
import type { DocumentSession } from './documentSession.ts'
import { sendText } from './sendText.ts'

/** A name may be so many bytes long, on every disk. */
const longestName = 255

/** A path with a mark behind its name, before the ending; a name that leaves no room for it loses its end. */
function copyName(path: string, mark: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const [ending = ''] = /(?:\.[^./]+)?$/.exec(path) ?? []
  const stem = path.slice(folder.length, path.length - ending.length)
  return `${folder}${cutToBytes(stem, longestName - new TextEncoder().encode(mark + ending).length)}${mark}${ending}`
}

/** Writes a post's text into a new file beside it, `name (mine).md`; never over one that is there. */
export async function saveCopy(session: DocumentSession): Promise<boolean> {
  for (let number = 1; number < 100; number++) {
    const path = postPath(copyName(session.path, number > 1 ? ` (mine ${number})` : ' (mine)'))
    const saved = await sendText(session.snapshot(), (text) => bridge.invoke('document:save', { path, text, base: null }))
    if (saved.ok) return true
    if (saved.error.code !== 'conflict' && saved.error.code !== 'exists') {
      notify({ kind: 'error', message: saved.error.message })
      return false
    }
  }
  return false
}
