import { history } from '@codemirror/commands'
import { EditorState, type Extension, Text } from '@codemirror/state'
import { headExtension } from './headField.ts'
import { writingModeRoom } from './writingMode.ts'
import { writingExtensions } from './writingExtensions.ts'

export interface EditorSource {
  readonly head: string
  readonly body: string
  readonly readOnly: boolean
  /** BCP 47 tag for the spelling checker and the fonts. */
  readonly language: string
  /** What the session adds: where pictures go, who is told that a composition ended. */
  readonly extensions: Extension
}

/** The state of one open post: the body as document, the front matter beside it, one history over both. */
export function createEditorState({ head, body, readOnly, language, extensions }: EditorSource): EditorState {
  return EditorState.create({
    doc: ownLines(body),
    extensions: [
      // files with mixed line ends keep their CRs as characters instead of losing them
      EditorState.lineSeparator.of('\n'),
      EditorState.readOnly.of(readOnly),
      history({ newGroupDelay: 500 }),
      headExtension(head),
      writingModeRoom,
      writingExtensions(language),
      extensions,
    ],
  })
}

/** So many lines are copied at once: all of 5 MB in one piece took twice as long. */
const copiedAtOnce = 500

/**
 * A text in lines of their own. Parts of a string keep all of it, and Chromium keeps nodes of lines that were typed in, to undo what it did
 * itself: they would keep the whole text of each post that was ever written in.
 */
function ownLines(body: string): Text {
  const lines = body.split('\n')
  for (let at = 0; at < lines.length; at += copiedAtOnce) {
    const copies = JSON.parse(JSON.stringify(lines.slice(at, at + copiedAtOnce))) as string[]
    for (const [index, copy] of copies.entries()) lines[at + index] = copy
  }
  return Text.of(lines)
}
