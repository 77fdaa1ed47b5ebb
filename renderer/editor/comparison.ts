import { goToNextChunk, goToPreviousChunk, MergeView, getChunks, unifiedMergeView } from '@codemirror/merge'
import { defaultKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { styleNonce } from './styleNonce.ts'

const diffConfig = { scanLimit: 500, timeout: 400 }

/** One of two texts that are compared, and what it is called. */
export interface ComparedText {
  readonly text: string
  readonly label: string
}

/** Two texts on screen, with what differs marked. */
export interface Comparison {
  /** Places that differ. */
  readonly count: number
  /** What is selected of the first text, '' for nothing. */
  selectionOfFirst(): string
  /** Goes to the next place that differs, or the one before. */
  go(direction: 1 | -1): void
  destroy(): void
}

/** Shows what became of one text in another: side by side, or in one column where the first text's own words stand struck out. */
export function showComparison(parent: HTMLElement, first: ComparedText, second: ComparedText, isSideBySide: boolean): Comparison {
  return isSideBySide ? besideEachOther(parent, first, second) : inOneColumn(parent, first, second)
}

function besideEachOther(parent: HTMLElement, first: ComparedText, second: ComparedText): Comparison {
  const merge = new MergeView({
    parent,
    a: { doc: first.text, extensions: reading(first.label) },
    b: { doc: second.text, extensions: reading(second.label) },
    diffConfig,
  })
  const { a, b } = merge
  return {
    count: merge.chunks.length,
    selectionOfFirst: () => a.state.sliceDoc(a.state.selection.main.from, a.state.selection.main.to),
    go: (direction) => goIn(b, direction),
    destroy: () => merge.destroy(),
  }
}

function inOneColumn(parent: HTMLElement, first: ComparedText, second: ComparedText): Comparison {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: second.text,
      extensions: [reading(`${second.label}, with what was different struck out`), unifiedMergeView({ original: first.text, mergeControls: false, diffConfig, syntaxHighlightDeletions: false })],
    }),
  })
  return {
    count: getChunks(view.state)?.chunks.length ?? 0,
    selectionOfFirst: () => '',
    go: (direction) => goIn(view, direction),
    destroy: () => view.destroy(),
  }
}

function goIn(view: EditorView, direction: 1 | -1): void {
  const go = direction === 1 ? goToNextChunk : goToPreviousChunk
  go(view)
  view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main, { y: 'center' }) })
}

function reading(label: string): Extension {
  return [
    EditorState.lineSeparator.of('\n'),
    EditorState.readOnly.of(true),
    styleNonce,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
    keymap.of(defaultKeymap),
  ]
}
