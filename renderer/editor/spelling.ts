import { isolateHistory } from '@codemirror/commands'
import { syntaxTree } from '@codemirror/language'
import { type EditorState, type Extension, Facet, Prec, type Range, StateEffect, StateField, type Transaction } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, keymap } from '@codemirror/view'
import { isOwnWord, isRightWord } from '../../shared/spelling/checkWord.ts'
import { largestHead } from '../../shared/frontMatter/parseHead.ts'
import { type PlacedWord, namesIn, wordsToCheck } from '../../shared/spelling/wordsToCheck.ts'
import { headField } from './headField.ts'
import { proseRanges } from './proseRanges.ts'

/** Where the editor learns what is spelled wrong. */
export interface SpellingSource {
  /** Whether a word is right; undefined where that is not known yet. */
  verdictOf(word: string): boolean | undefined
  /** Whether a word is left alone in this post. */
  isIgnored(word: string): boolean
  /** Finds out about words, and tells those who subscribed. */
  learn(words: readonly string[]): void
  /** Calls when verdicts have changed. Returns the way to stop. */
  subscribe(listener: () => void): () => void
  /** Shows what can be done about a wrong word. */
  openMenu(view: EditorView, word: PlacedWord): void
}

const pauseMs = 300
/** A line that goes on past the screen is read on this far, so that no word is cut. */
const margin = 100

const source = Facet.define<SpellingSource>()
const setMarks = StateEffect.define<DecorationSet>()

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(found, transaction) {
    const set = transaction.effects.findLast((effect) => effect.is(setMarks))
    return set?.value ?? (transaction.docChanged ? withoutTouched(found, transaction) : found)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Marks the words that are wrong, in what is on screen, when the author pauses. */
export function spelling(from: SpellingSource): Extension {
  return [
    source.of(from),
    marks,
    ViewPlugin.define((view) => new SpellingMarker(view, from)),
    EditorView.domEventHandlers({
      contextmenu(event, view) {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY })
        const word = at === null ? null : markedWord(view.state, at)
        if (!word) return false
        event.preventDefault()
        from.openMenu(view, word)
        return true
      },
    }),
    Prec.high(keymap.of(['Shift-F10', 'ContextMenu'].map((key) => ({ key, run: openMenuAtCursor })))),
  ]
}

/** Opens the menu of the wrong word at the cursor, or else of the next one that is marked, to which the cursor goes. */
export function correctSpelling(view: EditorView): boolean {
  if (openMenuAtCursor(view)) return true
  const { head } = view.state.selection.main
  const found = view.state.field(marks, false)
  if (!found || found.size === 0) return false
  const after = found.iter(head)
  const next = after.value ? after : found.iter()
  view.dispatch({ selection: { anchor: next.to }, scrollIntoView: true })
  return openMenuAtCursor(view)
}

/** Puts another word in the place of a wrong one, as one step of undo. Does nothing where the text has changed since. */
export function replaceWord(view: EditorView, { word, from, to }: PlacedWord, replacement: string): void {
  if (view.state.readOnly || view.state.sliceDoc(from, to) !== word) return
  view.dispatch({
    changes: { from, to, insert: replacement },
    selection: { anchor: from + replacement.length },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.spelling',
    scrollIntoView: true,
  })
}

function openMenuAtCursor(view: EditorView): boolean {
  const word = markedWord(view.state, view.state.selection.main.head)
  if (word) view.state.facet(source)[0]?.openMenu(view, word)
  return word !== null
}

function markedWord(state: EditorState, at: number): PlacedWord | null {
  const cursor = state.field(marks).iter(at)
  return cursor.value && cursor.from <= at ? { word: state.sliceDoc(cursor.from, cursor.to), from: cursor.from, to: cursor.to } : null
}

/** The marks of words that a change left as they were. */
function withoutTouched(found: DecorationSet, { changes, newDoc }: Transaction): DecorationSet {
  let kept = found.map(changes)
  changes.iterChangedRanges((_fromA, _toA, from, to) => {
    kept = kept.update({
      filterFrom: from,
      filterTo: to,
      filter: (start, end, { spec }) => newDoc.sliceString(Math.max(0, start - 1), end + 1).replace(/^[^\p{L}\p{M}]|[^\p{L}\p{M}]$/gu, '') === spec.word,
    })
  })
  return kept
}

class SpellingMarker {
  readonly #view: EditorView
  readonly #source: SpellingSource
  readonly #stop: () => void
  #pause = 0
  #head = ''
  #names: ReadonlySet<string> = new Set()

  constructor(view: EditorView, from: SpellingSource) {
    this.#view = view
    this.#source = from
    this.#stop = from.subscribe(() => this.#lookSoon())
    this.#lookSoon()
  }

  update({ docChanged, viewportChanged, selectionSet, focusChanged, startState, state }: ViewUpdate): void {
    const isParsedFurther = syntaxTree(startState) !== syntaxTree(state)
    const hasOtherHead = startState.field(headField) !== state.field(headField)
    if (docChanged || viewportChanged || selectionSet || focusChanged || isParsedFurther || hasOtherHead) this.#lookSoon()
  }

  destroy(): void {
    window.clearTimeout(this.#pause)
    this.#stop()
  }

  #lookSoon(): void {
    window.clearTimeout(this.#pause)
    this.#pause = window.setTimeout(() => this.#look(), pauseMs)
  }

  #look(): void {
    const view = this.#view
    if (view.composing) return this.#lookSoon()
    const words = wordsOnScreen(view);
    const unknown = new Set(words.flatMap(({ word }) => (this.#source.verdictOf(word) === undefined ? [word] : [])))
    if (unknown.size > 0) this.#source.learn([...unknown])
    const before = view.state.field(marks)
    const names = this.#namesOfPost()
    const isAllowed = (word: string): boolean => this.#source.isIgnored(word) || isOwnWord(word, names)
    const wrong = words.filter(({ word }) => this.#source.verdictOf(word) === false && !isRightWord(word, isAllowed))
    const shown = wrong.filter((place) => !isBeingTyped(view, place) || isMarked(before, place))
    const isSame = before.size === shown.length && shown.every((place) => isMarked(before, place))
    if (!isSame) view.dispatch({ effects: setMarks.of(Decoration.set(shown.map(markOf))) })
  }

  /** What the front matter names: films, people, places. */
  #namesOfPost(): ReadonlySet<string> {
    const head = this.#view.state.field(headField)
    if (head !== this.#head) this.#names = namesIn(head.slice(0, largestHead))
    this.#head = head
    return this.#names
  }
}

function wordsOnScreen(view: EditorView): readonly PlacedWord[] {
  const { state } = view
  return view.visibleRanges.flatMap(({ from, to }) => {
    const start = Math.max(state.doc.lineAt(from).from, from - margin)
    const end = Math.min(state.doc.lineAt(to).to, to + margin)
    return proseRanges(state, start, end).flatMap((range) => wordsToCheck(state.sliceDoc(range.from, range.to), range.from))
  })
}

/** A word that the cursor is at may not be finished. */
function isBeingTyped(view: EditorView, { from, to }: PlacedWord): boolean {
  return view.hasFocus && view.state.selection.ranges.some(({ empty, head }) => empty && from <= head && head <= to)
}

function isMarked(found: DecorationSet, { from, to }: PlacedWord): boolean {
  const cursor = found.iter(from)
  return cursor.value !== null && cursor.from === from && cursor.to === to
}

function markOf({ word, from, to }: PlacedWord): Range<Decoration> {
  return Decoration.mark({ class: 'cm-misspelt', attributes: { 'aria-invalid': 'spelling' }, word }).range(from, to)
}
