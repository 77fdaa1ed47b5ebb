import { defaultKeymap, historyKeymap, indentLess, indentMore } from '@codemirror/commands'
import { deleteMarkupBackward, insertNewlineContinueMarkupCommand, markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { indentUnit, syntaxHighlighting } from '@codemirror/language'
import { searchKeymap } from '@codemirror/search'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import { EditorView, dropCursor, highlightSpecialChars, keymap } from '@codemirror/view'
import { goToNextProblem } from './problemMarks.ts'
import { activeParagraph } from './activeParagraph.ts'
import { textCompletion } from './completion/textCompletion.ts'
import { cjkEmphasis } from './cjkEmphasis.ts'
import { directiveSyntax } from './directiveSyntax.ts'
import { drawnSelection } from './drawnSelection.ts'
import { editorCommandKeys } from './editorCommands.ts'
import { endEmptyQuote } from './endEmptyQuote.ts'
import { folding } from './folding.ts'
import { hanWordKeys } from './hanWordKeys.ts'
import { markdownHighlight } from './highlight.ts'
import { itemKeys } from './itemKeys.ts'
import { longLines } from './longLines.ts'
import { findInText } from './searchCount.ts'
import { standApart } from './standApart.ts'
import { tableKeys } from './tableCommands.ts'

const continueMarkup = insertNewlineContinueMarkupCommand({ nonTightLists: false })

/** Everything that makes the document a place to write Markdown in. Nothing here rewrites what is typed. */
export function writingExtensions(language: string): Extension {
  return [
    markdown({ base: markdownLanguage, extensions: [longLines, directiveSyntax, cjkEmphasis], addKeymap: false, pasteURLAsLink: false, completeHTMLTags: false }),
    syntaxHighlighting(markdownHighlight),
    EditorState.allowMultipleSelections.of(true),
    indentUnit.of('  '),
    highlightSpecialChars(),
    drawnSelection,
    dropCursor(),
    activeParagraph,
    findInText,
    textCompletion,
    folding,
    EditorView.lineWrapping,
    // text from other systems comes with other line ends
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    EditorView.contentAttributes.of({ 'aria-label': 'Post body', tabindex: '0', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', lang: language }),
    Prec.high(
      keymap.of([
        ...tableKeys,
        ...itemKeys,
        ...hanWordKeys,
        { key: 'Enter', run: endEmptyQuote },
        { key: 'Enter', run: ({ state, dispatch }) => continueMarkup({ state, dispatch: (transaction) => dispatch(standApart(transaction)) }) },
        { key: 'Backspace', run: deleteMarkupBackward },
        { key: 'F8', run: goToNextProblem },
        ...editorCommandKeys,
      ]),
    ),
    keymap.of([...searchKeymap, ...historyKeymap, { key: 'Tab', run: indentMore, shift: indentLess }, ...defaultKeymap]),
  ]
}

