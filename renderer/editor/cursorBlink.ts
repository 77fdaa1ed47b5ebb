import type { Extension } from '@codemirror/state'
import { type EditorView, ViewPlugin, type ViewUpdate, drawSelection } from '@codemirror/view'

const blinkMs = 600

/**
 * Cursors that blink while nothing happens. By a timer: CodeMirror's own blinking is an animation that starts anew with each key, and that
 * key then waits for the animation's next frame (docs/performance.md).
 */
export const cursorBlink: Extension = [
  drawSelection({ cursorBlinkRate: 0 }),
  ViewPlugin.fromClass(
    class {
      readonly #view: EditorView
      readonly #rests = window.matchMedia('(prefers-reduced-motion: reduce)')
      #timer = 0

      constructor(view: EditorView) {
        this.#view = view
        this.#start()
      }

      update({ docChanged, selectionSet, focusChanged }: ViewUpdate): void {
        if (docChanged || selectionSet || focusChanged) this.#start()
      }

      destroy(): void {
        window.clearInterval(this.#timer)
      }

      #start(): void {
        window.clearInterval(this.#timer)
        delete this.#view.dom.dataset['cursors']
        if (!this.#view.hasFocus || this.#rests.matches) return
        this.#timer = window.setInterval(() => {
          const { dataset } = this.#view.dom
          if (dataset['cursors']) delete dataset['cursors']
          else dataset['cursors'] = 'off'
        }, blinkMs)
      }
    },
  ),
]
