import { type BlockInfo, EditorView } from '@codemirror/view'
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
  const top = Math.round(topWithin(view, block, line - whole))
  if (corrections < mostCorrections && Math.abs(view.scrollDOM.scrollTop - top) < 2) return
  ownScrollUntil = performance.now() + ownScrollMs
  view.scrollDOM.scrollTop = top
  if (corrections > 0) requestAnimationFrame(() => void (view.dom.isConnected && wantedLine === line && settle(view, line, corrections - 1)))
}

/** The height in the document of a part of a line. Of a line taller than the pane only what is near is laid out: there the text itself tells. */
function topWithin(view: EditorView, { from, length, top, height }: BlockInfo, part: number): number {
  const at = from + Math.round(part * length)
  const isDrawn = height > view.scrollDOM.clientHeight && view.visibleRanges.some((range) => range.from < at && at < range.to)
  const found = isDrawn ? view.coordsAtPos(at) : null
  return found ? found.top - view.documentTop : top + part * height
}

/** The part of a line that is at the top of the pane. */
function partAtTop(view: EditorView, { from, length, top, height }: BlockInfo): number {
  const { scrollTop, clientHeight } = view.scrollDOM
  if (height > clientHeight && length > 0) {
    const at = view.posAtCoords({ x: view.contentDOM.getBoundingClientRect().left, y: view.documentTop + scrollTop + 1 }, false)
    if (at > from && at <= from + length) return (at - from) / length
  }
  return height > 0 ? (scrollTop - top) / height : 0
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
      return state.doc.lineAt(block.from).number + Math.max(0, partAtTop(view, block))
    },
    write: (topLine) => previewStore.setState({ topLine }),
  })
}
