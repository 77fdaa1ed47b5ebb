import { Compartment, type EditorSelection, EditorState, type Extension } from '@codemirror/state'
import { type EditorView, ViewPlugin, type ViewUpdate, drawSelection } from '@codemirror/view'

const blinkMs = 600

/**
 * Cursors and selections that are drawn, and blink while nothing happens. By a timer: CodeMirror's own blinking is an animation that starts anew
 * with each key, and that key then waits for the animation's next frame (docs/performance.md).
 */
export const drawnCursors: Extension = [
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
        delete this.#view.dom.dataset['cursors']
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

const drawing = new Compartment()

/**
 * Draws what the system's own cursor cannot show: several cursors, and a selection that stays to be seen while another field has the focus. A
 * single cursor is the system's: measuring and drawing one costs a layout with each key.
 */
export const drawnSelection: Extension = [
  drawing.of([]),
  EditorState.transactionExtender.of(({ startState, newSelection }) => {
    const isDrawn = drawing.get(startState) === drawnCursors
    const isWanted = needsDrawing(newSelection)
    return isDrawn === isWanted ? null : { effects: drawing.reconfigure(isWanted ? drawnCursors : []) }
  }),
]

function needsDrawing({ ranges, main }: EditorSelection): boolean {
  return ranges.length > 1 || !main.empty
}
