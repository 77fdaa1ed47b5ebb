import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { linkSelection } from '../../shared/editing/formatCommands.ts'
import { bridge } from '../bridge/bridge.ts'
import { notify } from '../state/noticeStore.ts'
import type { DocumentSession } from './documentSession.ts'

interface Place {
  readonly id: number
  readonly from: number
  readonly to: number
}

const keepPlace = StateEffect.define<Place>()
const dropPlace = StateEffect.define<number>()
/** Where pictures go that are still being written to disk: typing goes on meanwhile, and moves them along. */
const places = StateField.define<readonly Place[]>({
  create: () => [],
  update: (before, { changes, effects }) =>
    effects.reduce(
      (kept, effect) => (effect.is(keepPlace) ? [...kept, effect.value] : effect.is(dropPlace) ? kept.filter(({ id }) => id !== effect.value) : kept),
      before.map(({ id, from, to }) => ({ id, from: changes.mapPos(from, -1), to: changes.mapPos(to, 1) })),
    ),
})
let lastPlace = 0

const isPicture = (file: File): boolean => file.type.startsWith('image/')

/** Pictures that are pasted or dropped go to `take`; an address pasted over a selection makes a link; all else is plain text. */
export function pictureInput(take: (files: readonly File[]) => void): Extension {
  const events = EditorView.domEventHandlers({
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
  return [places, events]
}

/** Writes pictures beside the post and links them where the cursor was, which ends in the first one's description unless it went elsewhere. */
export async function importPictures(session: DocumentSession, files: readonly File[]): Promise<void> {
  if (session.state.readOnly) return
  const place = markPlace(session)
  const urls: string[] = []
  for (const file of files) {
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
  const place = markPlace(session)
  const answer = await bridge.invoke('picture:choose', { post: session.path })
  if (!answer.ok && answer.error.code !== 'cancelled') notify({ kind: 'error', message: answer.error.message })
  linkPictures(session, place, answer.ok && answer.value ? [answer.value.url] : [])
}

function markPlace(session: DocumentSession): number {
  const id = ++lastPlace
  const { from, to } = session.state.selection.main
  session.dispatch({ effects: keepPlace.of({ id, from, to }) })
  return id
}

function linkPictures(session: DocumentSession, placeId: number, urls: readonly string[]): void {
  const insert = urls.map((url) => `![](${url})`).join('\n\n')
  session.changeBody((state) => {
    const { from, to } = state.field(places).find(({ id }) => id === placeId) ?? state.selection.main
    const { main } = state.selection
    const stayed = main.from === from && main.to === to
    return {
      effects: dropPlace.of(placeId),
      ...(urls.length > 0 ? { changes: { from, to, insert }, userEvent: 'input.picture' } : {}),
      ...(urls.length > 0 && stayed ? { selection: { anchor: from + 2 }, scrollIntoView: true } : {}),
    }
  })
}
