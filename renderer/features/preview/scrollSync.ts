import { Text } from '@codemirror/state'
import { openSession, scrollEditorTo } from '../../session/activeDocument.ts'
import { previewStore } from '../../state/previewStore.ts'
import type { FrameDocument } from './frameDocument.ts'
import { boxOfLine, heightOfLine, lineAtHeight } from './placeInBlock.ts'

const ownScrollMs = 150
const mostCorrections = 6
/** So far below the top of the page is what stands at the top of the text. */
const marginPx = 24

/** Keeps editor and preview at the same source line. Positions are measured when asked for, so pictures that load late shift nothing for long. */
export class ScrollSync {
  readonly #page: Document
  readonly #frame: FrameDocument
  /** Until then a scroll of the page is our own and is not answered. */
  #ownUntil = 0
  #topLine: number | null = null

  constructor(page: Document, frame: FrameDocument) {
    this.#page = page
    this.#frame = frame
    page.addEventListener('scroll', this.#onScroll)
    page.addEventListener('load', this.#onLoad, true)
  }

  toTop(): void {
    this.#scrollTo(0)
  }

  /** Scrolls the page to a line of the editor's top, given with its fraction. */
  followEditor(line: number): void {
    this.#topLine = line
    this.#settle(line, mostCorrections)
  }

  /** Heights off the screen are guesses until they come into view, so the place is looked at again until it stays. */
  #settle(line: number, corrections: number): void {
    const top = this.#topOf(line)
    if (top === null || Math.abs(top - this.#root.scrollTop) < 1) return
    this.#scrollTo(top)
    if (corrections > 0) requestAnimationFrame(() => void (this.#topLine === line && previewStore.getState().topLine === line && this.#settle(line, corrections - 1)))
  }

  #topOf(line: number): number | null {
    if (line < 2) return 0
    const found = this.#frame.at(Math.floor(line))
    if (!found) return null
    this.#frame.reveal(found)
    return Math.min(Math.round(this.#root.scrollTop + heightOfLine(found, this.#body, line) - marginPx), this.#root.scrollHeight - this.#root.clientHeight)
  }

  /** Scrolls as little as is needed for the block of a line to show; of a list or a table its item or row. */
  keepInView(line: number): void {
    const found = this.#frame.at(line)
    if (!found) return
    this.#frame.reveal(found)
    const { top, bottom } = boxOfLine(found, this.#body, line)
    const { clientHeight, scrollTop } = this.#root
    if (top >= 0 && bottom <= clientHeight) return
    if (top < 0 && bottom > clientHeight) return
    this.#scrollTo(scrollTop + (top < 0 || bottom - top > clientHeight ? top - marginPx : bottom - clientHeight + marginPx))
  }

  dispose(): void {
    this.#page.removeEventListener('scroll', this.#onScroll)
    this.#page.removeEventListener('load', this.#onLoad, true)
  }

  get #body(): Text {
    return openSession()?.body ?? Text.empty
  }

  get #root(): Element {
    return this.#page.scrollingElement ?? this.#page.documentElement
  }

  readonly #onScroll = (): void => {
    if (performance.now() < this.#ownUntil) return
    const { scrollTop } = this.#root
    const found = this.#frame.firstBelow(marginPx)
    if (!found) return
    previewStore.setState({ topLine: null })
    scrollEditorTo(scrollTop === 0 ? 1 : lineAtHeight(found, this.#body, marginPx))
  }

  readonly #onLoad = (): void => {
    // the browser keeps what is looked at in its place, which is no scroll of its reader's
    this.#ownUntil = performance.now() + ownScrollMs
    if (this.#topLine !== null && previewStore.getState().topLine !== null) this.followEditor(this.#topLine)
  }

  #scrollTo(top: number): void {
    this.#ownUntil = performance.now() + ownScrollMs
    this.#root.scrollTop = top
  }
}
