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

/** UTF-16 units that are copied at once, and kept by a line of theirs. */
const copiedAtOnce = 4096

/**
 * A text whose lines do not keep the whole string that they come from, as parts of a string do: Chromium keeps nodes of lines that were typed
 * in, to undo what it did itself, and they would keep the whole text of each post that was ever written in.
 */
function ownLines(body: string): Text {
  const lines: string[] = []
  for (let at = 0; at <= body.length; ) {
    const found = body.indexOf('\n', at + copiedAtOnce)
    const end = found < 0 ? body.length : found
    // what is put together of two strings is a new one once it is looked into
    lines.push(...`\n${body.slice(at, end)}`.split('\n').slice(1))
    at = end + 1
  }
  return Text.of(lines)
}
