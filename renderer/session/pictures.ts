import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { linkSelection } from '../../shared/editing/formatCommands.ts'
import { bridge } from '../bridge/bridge.ts'
import { notify } from '../state/noticeStore.ts'
import type { DocumentSession } from './documentSession.ts'

const isPicture = (file: File): boolean => file.type.startsWith('image/')

/** Pictures that are pasted or dropped go to `take`; an address pasted over a selection makes a link; all else is plain text. */
export function pictureInput(take: (files: readonly File[]) => void): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const pictures = [...(event.clipboardData?.files ?? [])].filter(isPicture)
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (pictures.length > 0 && text === '') {
        event.preventDefault()
        take(pictures)
        return true
      }
      const { main } = view.state.selection
      if (main.empty || view.state.readOnly || !/^https?:\/\/[^\s<>]+$/.test(text.trim())) return false
      if (view.state.sliceDoc(main.from, main.to).includes('\n')) return false
      const { changes, selection } = linkSelection(view.state.doc.toString(), main, text.trim())
      event.preventDefault()
      view.dispatch({ changes: [...changes], selection: { anchor: selection.from }, userEvent: 'input.paste' })
      return true
    },
    drop(event, view) {
      const pictures = [...(event.dataTransfer?.files ?? [])].filter(isPicture)
      if (pictures.length === 0) return false
      event.preventDefault()
      view.dispatch({ selection: { anchor: view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head } })
      take(pictures)
      return true
    },
  })
}

/** Writes pictures beside the post and links them at the cursor, which ends in the first one's description. */
export async function importPictures(session: DocumentSession, files: readonly File[]): Promise<void> {
  if (session.state.readOnly) return
  const urls: string[] = []
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const answer = await bridge.invoke('picture:import', { post: session.path, name: file.name.slice(-255), bytes })
    if (answer.ok) urls.push(answer.value.url)
    else notify({ kind: 'error', message: answer.error.message })
  }
  linkPictures(session, urls)
}

/** Lets the author choose a picture and links it at the cursor. */
export async function choosePicture(session: DocumentSession): Promise<void> {
  if (session.state.readOnly) return
  const answer = await bridge.invoke('picture:choose', { post: session.path })
  if (!answer.ok) {
    if (answer.error.code !== 'cancelled') notify({ kind: 'error', message: answer.error.message })
  } else if (answer.value) linkPictures(session, [answer.value.url])
}

function linkPictures(session: DocumentSession, urls: readonly string[]): void {
  if (urls.length === 0) return
  const insert = urls.map((url) => `![](${url})`).join('\n\n')
  session.changeBody((state) => {
    const { from, to } = state.selection.main
    return { changes: { from, to, insert }, selection: { anchor: from + 2 }, userEvent: 'input.picture', scrollIntoView: true }
  })
}
