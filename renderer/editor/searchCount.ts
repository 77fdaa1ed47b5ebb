import { getSearchQuery, search, searchPanelOpen } from '@codemirror/search'
import type { EditorState } from '@codemirror/state'
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const pauseMs = 150
/** More are not counted: it takes time, and nobody goes through them. */
const mostMatches = 9999

/** How much of the text is looked through at once: keys come between. */
const charactersAtOnce = 64_000

/** What there is of what is searched for: how many, and which of them is selected, after as many steps as it takes. '' where nothing is searched for. */
function* matchWords(state: EditorState): Generator<void, string> {
  const query = getSearchQuery(state)
  if (query.search === '') return ''
  if (!query.valid) return 'Not a regular expression'
  const { main } = state.selection
  const { doc } = state
  // what is found may go over the ends of lines
  const atOnce = /\\[sWDnr]|\n|\[\^/.test(query.search) ? doc.length : charactersAtOnce
  let count = 0
  let selected = 0
  for (let from = 0, to = 0; from <= doc.length && count < mostMatches; from = to + 1) {
    to = doc.lineAt(Math.min(doc.length, from + atOnce)).to
    const cursor = query.getCursor(state, from, to)
    for (let next = cursor.next(); !next.done && count < mostMatches; next = cursor.next()) {
      count++
      if (next.value.from === main.from && next.value.to === main.to) selected = count
    }
    yield
  }
  if (count === 0) return 'No matches'
  const all = count === mostMatches ? `${count} or more` : String(count)
  return selected > 0 ? `${selected} of ${all}` : count === 1 ? '1 match' : `${all} matches`
}

/** Says in the panel of Find how many matches there are, when the author pauses. */
const countShown = ViewPlugin.fromClass(
  class {
    readonly #view: EditorView
    #timer = 0

    constructor(view: EditorView) {
      this.#view = view
    }

    update({ state, docChanged, selectionSet, startState }: ViewUpdate): void {
      const isNews = docChanged || selectionSet || getSearchQuery(state) !== getSearchQuery(startState) || !searchPanelOpen(startState)
      if (!searchPanelOpen(state) || !isNews) return
      window.clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => this.#goOn(matchWords(this.#view.state)), pauseMs)
    }

    destroy(): void {
      window.clearTimeout(this.#timer)
    }

    #goOn(counting: Generator<void, string>): void {
      if (!searchPanelOpen(this.#view.state)) return
      const { done, value } = counting.next()
      if (done) this.#show(value)
      else this.#timer = window.setTimeout(() => this.#goOn(counting), 0)
    }

    #show(words: string): void {
      const panel = this.#view.dom.querySelector('.cm-search')
      if (!panel) return
      let shown = panel.querySelector('.searchCount')
      if (!shown) {
        shown = document.createElement('span')
        shown.className = 'searchCount'
        shown.setAttribute('role', 'status')
        panel.querySelector('[name=search]')?.after(shown)
      }
      shown.textContent = words
    }
  },
)

/** Find and replace in the text, above it. */
export const findInText = [search({ top: true }), countShown]
