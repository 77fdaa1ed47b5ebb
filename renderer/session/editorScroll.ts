import { EditorView } from '@codemirror/view'
import { previewStore } from '../state/previewStore.ts'

const ownScrollMs = 150
const mostCorrections = 6

/** Until then a scroll of the text is our own, and the preview does not answer it. */
let ownScrollUntil = 0
/** The line that was asked for last, until the text is scrolled by its author. */
let wantedLine: number | null = null

/** Scrolls a text so that a line (1-based, with its fraction) is at the top. */
export function scrollViewTo(view: EditorView, line: number): void {
  wantedLine = line
  settle(view, line, mostCorrections)
}

/** Heights off the screen are guesses until they come into view, so the place is looked at again until it stays. */
function settle(view: EditorView, line: number, corrections: number): void {
  const { doc } = view.state
  const whole = Math.min(Math.max(Math.floor(line), 1), doc.lines)
  const block = view.lineBlockAt(doc.line(whole).from)
  const top = Math.round(block.top + (line - whole) * block.height)
  if (corrections < mostCorrections && Math.abs(view.scrollDOM.scrollTop - top) < 2) return
  ownScrollUntil = performance.now() + ownScrollMs
  view.scrollDOM.scrollTop = top
  if (corrections > 0) requestAnimationFrame(() => void (view.dom.isConnected && wantedLine === line && settle(view, line, corrections - 1)))
}

/** A range of the body, a line of it (1-based), or, for the head, the start of the text. */
export type PlaceToShow = { readonly part: 'head' | 'body'; readonly from: number; readonly to: number } | { readonly line: number }

/** Puts the cursor at a place, in the middle of what is seen. */
export function showPlace(view: EditorView, place: PlaceToShow): void {
  const { doc } = view.state
  const fit = (at: number): number => Math.min(Math.max(at, 0), doc.length)
  const start = 'line' in place ? doc.line(Math.min(Math.max(place.line, 1), doc.lines)).from : place.part === 'head' ? 0 : fit(place.from)
  const end = 'line' in place || place.part === 'head' ? start : fit(place.to)
  view.dispatch({ selection: { anchor: start, head: end }, effects: EditorView.scrollIntoView(start, { y: 'center' }) })
  view.focus()
}

/** Tells the preview which line is at the top of a text that its author has scrolled. */
export function noteTopLine(view: EditorView): void {
  if (performance.now() < ownScrollUntil) return
  wantedLine = null
  // measured first: what has just come into view was a guess
  view.requestMeasure({
    key: noteTopLine,
    read: ({ scrollDOM, state }) => {
      const block = view.lineBlockAtHeight(scrollDOM.scrollTop)
      const part = block.height > 0 ? (scrollDOM.scrollTop - block.top) / block.height : 0
      return state.doc.lineAt(block.from).number + Math.max(0, part)
    },
    write: (topLine) => previewStore.setState({ topLine }),
  })
}
