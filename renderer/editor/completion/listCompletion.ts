import { acceptCompletion, autocompletion, closeCompletion, completionStatus, moveCompletionSelection, startCompletion } from '@codemirror/autocomplete'
import { type Extension, Prec } from '@codemirror/state'
import { type EditorView, ViewPlugin, type ViewUpdate, keymap } from '@codemirror/view'
import { type Listed, type ListProvider, offerAt, sourceOf } from './listProvider.ts'

const rowsAtOnce = 60

/**
 * Lists that open where what is typed asks for one, and only there: a key that asks for nothing costs a look at its line. Never while an
 * input method composes; once closed by Escape, closed for that place.
 */
export function listCompletion(providers: readonly ListProvider[]): Extension {
  const opener = openerOf(providers)
  return [
    autocompletion({
      override: [sourceOf(providers)],
      activateOnTyping: false,
      defaultKeymap: false,
      icons: false,
      maxRenderedOptions: rowsAtOnce,
      addToOptions: [{ render: (completion) => signOf(completion as Listed), position: 20 }, { render: (completion) => starsOf(completion as Listed), position: 90 }],
    }),
    opener,
    Prec.highest(
      keymap.of([
        { key: 'Ctrl-Space', run: startCompletion },
        { key: 'Enter', run: acceptCompletion },
        { key: 'Tab', run: acceptCompletion },
        { key: 'ArrowDown', run: moveCompletionSelection(true) },
        { key: 'ArrowUp', run: moveCompletionSelection(false) },
        { key: 'PageDown', run: moveCompletionSelection(true, 'page') },
        { key: 'PageUp', run: moveCompletionSelection(false, 'page') },
        {
          key: 'Escape',
          run(view) {
            if (!closeCompletion(view)) return false
            view.plugin(opener)?.refuse()
            return true
          },
        },
      ]),
    ),
  ]
}

function openerOf(providers: readonly ListProvider[]) {
  return ViewPlugin.fromClass(
    class {
      readonly #view: EditorView
      /** Where a list was last opened, and whether it was refused there. */
      #last: { readonly from: number; readonly isRefused: boolean } | null = null
      #isGone = false

      constructor(view: EditorView) {
        this.#view = view
      }

      update({ docChanged, changes, transactions, state, view }: ViewUpdate): void {
        if (!docChanged) return
        if (this.#last) this.#last = { ...this.#last, from: changes.mapPos(this.#last.from, -1) }
        if (view.compositionStarted || completionStatus(state) !== null) return
        const isOne = (event: string): boolean => transactions.some((transaction) => transaction.isUserEvent(event))
        if (isOne('input.type') || isOne('input.format')) this.#offer('typed')
        else if (this.#last) this.#offer(isOne('delete.backward') ? 'deleted' : 'changed')
      }

      destroy(): void {
        this.#isGone = true
      }

      refuse(): void {
        const offer = offerAt(this.#view.state, providers, true)
        if (offer) this.#last = { from: offer.from, isRefused: true }
      }

      composed(): void {
        if (!this.#isGone && !this.#view.compositionStarted && completionStatus(this.#view.state) === null) this.#offer('typed')
      }

      /** Opens a list where one is asked for: by typing, or by deleting where one was open before. */
      #offer(how: 'typed' | 'deleted' | 'changed'): void {
        const offer = offerAt(this.#view.state, providers, how !== 'typed')
        const last = this.#last?.from === offer?.from ? this.#last : null
        if (last === null) this.#last = null // what was refused is gone: typed anew, it asks anew
        if (!offer || how === 'changed' || last?.isRefused || (how === 'deleted' && last === null)) return
        this.#last = { from: offer.from, isRefused: false }
        queueMicrotask(() => {
          if (!this.#isGone) startCompletion(this.#view)
        })
      }
    },
    {
      eventHandlers: {
        compositionstart(_event, view) {
          closeCompletion(view)
        },
        compositionend() {
          // the composed text comes into the document after this event
          setTimeout(() => this.composed(), 0)
        },
      },
    },
  )
}

function signOf({ sign }: Listed): Node | null {
  if (sign === undefined) return null
  const element = document.createElement('span')
  element.className = 'completionSign'
  element.textContent = sign
  element.ariaHidden = 'true'
  return element
}

function starsOf({ stars }: Listed): Node | null {
  if (!stars) return null
  const element = document.createElement('span')
  element.className = 'completionStars'
  element.textContent = stars.shown
  element.role = 'img'
  element.ariaLabel = stars.said
  return element
}
