import { largestImport } from '../../shared/library/pictureOptions.ts'
import { bridge } from '../bridge/bridge.ts'
import { notify } from '../state/noticeStore.ts'
import type { DocumentSession } from './documentSession.ts'
import { changeAtPlace, keepPlace } from './keptPlace.ts'

/** Writes pictures beside the post and links them where the cursor was, which ends in the first one's description unless it went elsewhere. */
export async function importPictures(session: DocumentSession, files: readonly File[]): Promise<void> {
  if (session.state.readOnly) return
  const place = keepPlace(session)
  const urls: string[] = []
  for (const file of files) {
    if (file.size > largestImport) {
      notify({ kind: 'error', message: `“${file.name}” is larger than 64 MB. Make it smaller first; a picture on a page needs a few hundred KB.` })
      continue
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const answer = await bridge.invoke('picture:import', { post: session.path, name: file.name.slice(-255), bytes })
    if (answer.ok) urls.push(answer.value.url)
    else notify({ kind: 'error', message: answer.error.message })
  }
  linkPictures(session, place, urls)
}

/** Lets the author choose a picture and links it at the cursor. */
export async function choosePicture(session: DocumentSession): Promise<void> {
  if (session.state.readOnly) return
  const place = keepPlace(session)
  const answer = await bridge.invoke('picture:choose', { post: session.path })
  if (!answer.ok && answer.error.code !== 'cancelled') notify({ kind: 'error', message: answer.error.message })
  linkPictures(session, place, answer.ok && answer.value ? [answer.value.url] : [])
}

function linkPictures(session: DocumentSession, place: number, urls: readonly string[]): void {
  const insert = urls.map((url) => `![](${url})`).join('\n\n')
  changeAtPlace(session, place, (_state, { from, to }, stayed) => {
    if (urls.length === 0) return {}
    return { changes: { from, to, insert }, userEvent: 'input.picture', ...(stayed ? { selection: { anchor: from + 2 }, scrollIntoView: true } : {}) }
  })
}
