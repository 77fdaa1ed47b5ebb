import { isolateHistory, redo, undo } from '@codemirror/commands'
import { type ChangeSet, type EditorState, type Extension, Text, type TransactionSpec, Transaction } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { lineChanges } from '../../shared/editing/lineChanges.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { type TextChange, differenceOf } from '../../shared/text/textChange.ts'
import { createEditorState } from '../editor/createEditorState.ts'
import { changeHead, headField } from '../editor/headField.ts'

/** A post's text at one moment, cheap to take and to compare. */
export interface Snapshot {
  readonly head: string
  readonly body: Text
}

/** The whole text of a post. */
export function snapshotText(snapshot: Snapshot): string {
  return snapshotHead(snapshot) + snapshot.body.toString()
}

/** What comes before the body in the text. A head that ends with its fence gets a line end before a body that was typed below it. */
export function snapshotHead({ head, body }: Snapshot): string {
  const isGlued = head !== '' && !head.endsWith('\n') && body.length > 0 && !isParted(head, body)
  return head + (isGlued ? '\n' : '')
}

/** Whether a lone CR and a blank line part a head that is not closed from the body, as in files with old line ends. */
function isParted(head: string, body: Text): boolean {
  return head.endsWith('\r') && /^[ \t]*(?:\r|$)/.test(body.line(1).text)
}

/** The snapshot of a file's text. */
export function snapshotFrom(text: string): Snapshot {
  const { head, body } = splitPost(text)
  return { head, body: Text.of(body.split('\n')) }
}

export function sameSnapshot(a: Snapshot, b: Snapshot): boolean {
  return a.head === b.head && a.body.eq(b.body)
}

/** The two parts of a post's text as a snapshot holds them. */
export function snapshotOf(state: EditorState): Snapshot {
  return { head: state.field(headField), body: state.doc }
}

/** What a change touched. */
export interface SessionChange {
  readonly head: boolean
  /** What was changed of the body, null where nothing was. */
  readonly changes: ChangeSet | null
  readonly selection: boolean
}

export interface SessionSource {
  readonly path: PostPath
  readonly text: string
  readonly readOnly: boolean
  readonly language: string
  readonly extensions?: Extension
}

/**
 * One open post: its text and the one undo history over front matter and body. With or without a view on screen.
 * Every change that does not come from typing is applied here.
 */
export class DocumentSession {
  #path: PostPath
  /** Counts changes of the text; derived values carry the number that they were made from. */
  version = 0
  #state: EditorState
  #view: EditorView | null = null
  readonly #listeners = new Set<(change: SessionChange) => void>()
  readonly #waiting: (() => void)[] = []

  constructor(source: SessionSource) {
    this.#path = source.path
    const { head, body } = splitPost(source.text)
    this.#state = createEditorState({ head, body, readOnly: source.readOnly, language: source.language, extensions: source.extensions ?? [] })
  }

  get path(): PostPath {
    return this.#path
  }

  /** The file has another name now; the text and its history stay. */
  moveTo(path: PostPath): void {
    this.#path = path
  }

  get state(): EditorState {
    return this.#state
  }

  get head(): string {
    return this.#state.field(headField)
  }

  get body(): Text {
    return this.#state.doc
  }

  snapshot(): Snapshot {
    return snapshotOf(this.#state)
  }

  text(): string {
    return snapshotText(this.snapshot())
  }

  /** Whether an input method is composing in the body: what it composes is not the author's last word. */
  get isComposing(): boolean {
    return this.#view?.composing ?? false
  }

  /** Calls after each change of text or selection. Returns the way to stop. */
  subscribe(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows the text in a view, which reports its transactions to `accept`. */
  attach(view: EditorView): void {
    if (view.state !== this.#state) view.setState(this.#state)
    this.#view = view
  }

  detach(): void {
    this.#view = null
    this.compositionEnded()
  }

  /** Takes note of transactions that a view has applied. */
  accept(transactions: readonly Transaction[]): void {
    const last = transactions.at(-1)
    if (!last) return
    const before = this.#state
    this.#state = last.state
    const head = before.field(headField) !== this.head
    const changes = transactions.reduce<ChangeSet | null>((made, { docChanged, changes: next }) => (docChanged ? (made?.compose(next) ?? next) : made), null)
    const selection = changes !== null || !before.selection.eq(this.#state.selection)
    if (head || changes) this.version++
    if (head || selection) for (const listener of this.#listeners) listener({ head, changes, selection })
  }

  dispatch(spec: TransactionSpec): void {
    if (this.#view) this.#view.dispatch(spec)
    else this.accept([this.#state.update(spec)])
  }

  /** Changes the front matter at once, even while an input method composes in the body: the document is not touched by it. */
  applyHead(changes: readonly TextChange[]): void {
    if (changes.length === 0 || this.#state.readOnly) return
    this.dispatch({ effects: changeHead.of(changes), annotations: [Transaction.userEvent.of('input.field'), isolateHistory.of('full')] })
  }

  /** Changes the body, as soon as no input method is composing in it. `make` is given the state as it then is. */
  changeBody(make: (state: EditorState) => TransactionSpec): void {
    const change = (): void => this.dispatch(make(this.#state))
    if (this.isComposing) this.#waiting.push(change)
    else change()
  }

  /** Fulfilled when no input method is composing in the body. */
  async composed(): Promise<void> {
    if (this.isComposing) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** To be called when a composition has ended. The next one may have begun by then: in Korean they follow each other within one key. */
  compositionEnded(): void {
    if (this.isComposing) return
    for (const goOn of this.#waiting.splice(0)) goOn()
  }

  /** Takes over a text from disk by the smallest changes: cursor and scroll stay, and it can be undone. */
  replaceText(text: string): void {
    const { head, body } = splitPost(text)
    this.changeBody((state) => ({
      changes: lineChanges(state.doc.toString(), body),
      effects: changeHead.of(differenceOf(state.field(headField), head)),
      annotations: [Transaction.userEvent.of('external'), isolateHistory.of('full')],
    }))
  }

  undo(): boolean {
    return undo({ state: this.#state, dispatch: (transaction) => this.#run(transaction) })
  }

  redo(): boolean {
    return redo({ state: this.#state, dispatch: (transaction) => this.#run(transaction) })
  }

  #run(transaction: Transaction): void {
    if (this.#view) this.#view.dispatch(transaction)
    else this.accept([transaction])
  }
}
