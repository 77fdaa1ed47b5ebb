import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { linkSelection } from '../../shared/editing/formatCommands.ts'
import { insertMarkdown } from '../../shared/editing/insertMarkdown.ts'
import { notify } from '../state/noticeStore.ts'
import { pageAsMarkdown } from '../workers/pasteClient.ts'
import { importPictures } from './pictures.ts'
import type { DocumentSession } from './documentSession.ts'
import { changeAtPlace, keepPlace, keptPlaces } from './keptPlace.ts'

/** Longer than this, what was copied with its looks is pasted as plain text: reading it would take too long. */
const longestHtml = 2_000_000
const structure = /<(?:a\s[^>]*href|strong|em|b|i|del|s|h[1-6]|ul|ol|table|blockquote|img|code|hr|span\s[^>]*style)\b/i
/** What code editors put on the clipboard: the looks of their theme, which mean nothing. */
const isCode = (html: string, types: readonly string[]): boolean => types.includes('vscode-editor-data') || /<(?:div|pre)[^>]*style="[^"]*(?:monospace|white-space:\s*pre)/i.test(html.slice(0, 2000))

/** Of many files that are not taken, a few names say it. */
const mostNamed = 3

const isPicture = (file: File): boolean => file.type.startsWith('image/')

/**
 * What is pasted into the text or dropped on it: pictures are written beside the post and linked, an address over a selection makes a
 * link, a part of a page becomes Markdown, all else is plain text.
 */
export function clipboardInput(session: () => DocumentSession): Extension {
  // the text's own selection, dragged elsewhere in it: the editor moves it
  let dragsOwn = false
  const events = EditorView.domEventHandlers({
    dragstart() {
      dragsOwn = true
    },
    dragend() {
      dragsOwn = false
    },
    paste(event, view) {
      const { clipboardData } = event
      if (!clipboardData || view.state.readOnly || view.composing) return false
      const text = clipboardData.getData('text/plain')
      const html = clipboardData.getData('text/html')
      const pictures = [...clipboardData.files].filter(isPicture)
      if (pictures.length > 0 && text === '') void importPictures(session(), pictures)
      else if (linkIn(view, text.trim())) return true
      else if (isPage(html, clipboardData.types)) {
        if (html.length > longestHtml) {
          tellOfPlainText()
          return false
        }
        void pasteHtml(session(), html, text)
      } else return false
      return true
    },
    drop(event, view) {
      const { dataTransfer } = event
      if (!dataTransfer || view.state.readOnly) return false
      const files = [...dataTransfer.files]
      const html = dataTransfer.getData('text/html')
      if (files.length === 0 && (dragsOwn || !isPage(html, dataTransfer.types))) return false
      event.preventDefault()
      view.dispatch({ selection: { anchor: view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head } })
      view.focus()
      if (files.length > 0) dropFiles(session(), files)
      else void pasteHtml(session(), html, dataTransfer.getData('text/plain'))
      return true
    },
  })
  return [keptPlaces, events]
}

/** Part of a page with something that Markdown can say, as against what code editors copy. */
function isPage(html: string, types: readonly string[]): boolean {
  return html !== '' && !isCode(html, types) && structure.test(html.slice(0, longestHtml))
}

/** Pictures are kept; of other files nothing is read, however large they are. */
function dropFiles(session: DocumentSession, files: readonly File[]): void {
  for (const { name } of files.filter((file) => !isPicture(file)).slice(0, mostNamed)) {
    notify({ kind: 'error', message: `“${name}” is not a picture, so nothing of it was put into the text. A folder that is dropped opens as a library.` })
  }
  void importPictures(session, files.filter(isPicture))
}

/** Makes the selection a link to the address that is pasted over it. */
function linkIn(view: EditorView, address: string): boolean {
  const { main } = view.state.selection
  if (main.empty || !/^https?:\/\/[^\s<>]+$/.test(address) || view.state.sliceDoc(main.from, main.to).includes('\n')) return false
  const { changes, selection } = linkSelection(view.state.doc.toString(), main, address)
  view.dispatch({ changes: [...changes], selection: { anchor: selection.from }, userEvent: 'input.paste' })
  return true
}

function tellOfPlainText(): void {
  notify({ kind: 'info', message: 'What you copied is too large or too deep to be read with its formatting, so its plain text was pasted.' })
}

async function pasteHtml(session: DocumentSession, html: string, plain: string): Promise<void> {
  const place = keepPlace(session)
  const markdown = html.length > longestHtml ? null : await pageAsMarkdown(html)
  if (markdown === null) tellOfPlainText()
  changeAtPlace(session, place, ({ doc }, { from, to }) => {
    const [first, last] = [doc.lineAt(from), doc.lineAt(to)]
    const before = doc.sliceString(first.from, from)
    const insert = markdown === null ? plain.replace(/\r\n?/g, '\n') : insertMarkdown(before, doc.sliceString(to, last.to), markdown)
    return { changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.paste', scrollIntoView: true }
  })
}
