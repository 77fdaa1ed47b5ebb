import type { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { CommandId } from '../../shared/commands/commandList.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import type { DocumentText, KeptText } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { readPostFields } from '../../shared/review/postFields.ts'
import { countWords } from '../../shared/text/wordCount.ts'
import { bridge } from '../bridge/bridge.ts'
import { editorCommandOf } from '../editor/editorCommands.ts'
import { markProblems } from '../editor/problemMarks.ts'
import { spelling } from '../editor/spelling.ts'
import { pageExtensions } from '../editor/pageExtensions.ts'
import { type DocumentFacts, documentStore } from '../state/documentStore.ts'
import { firstPaint } from '../state/firstPaint.ts'
import { conventionsNow, libraryStore } from '../state/libraryStore.ts'
import { type Notice, notify } from '../state/noticeStore.ts'
import { previewStore } from '../state/previewStore.ts'
import { settingsStore } from '../state/settingsStore.ts'
import { betweenKeys } from '../state/typedFrame.ts'
import { bringBack } from './bringBack.ts'
import { CalmSaveState } from './calmSaveState.ts'
import { clipboardInput } from './clipboardInput.ts'
import { DocumentSession, type SessionChange } from './documentSession.ts'
import { noteTopLine, type PlaceToShow, scrollViewTo, showPlace } from './editorScroll.ts'
import { flushPendingEdits } from './fieldFlush.ts'
import { meetForeignChange, whileMovingFiles } from './foreignChange.ts'
import { mergeForeignChange } from './mergeForeignChange.ts'
import { choosePicture } from './pictures.ts'
import { postCompletion } from './postCompletion.ts'
import type { Journal } from './journal.ts'
import { openText } from './openText.ts'
import { moveSectionBy } from './outline.ts'
import { postJournal } from './postJournal.ts'
import { followInPreview, previewChange, previewLibrary } from './previewController.ts'
import { rememberCursor } from './rememberCursor.ts'
import { SaveController } from './saveController.ts'
import { noteOpened, sendText } from './sendText.ts'
import { spellingSourceOf } from './spellingController.ts'
import { showSaveState } from './showSaveState.ts'
import { followWritingSettings } from './writingSettings.ts'

interface OpenPost {
  readonly session: DocumentSession
  readonly journal: Journal
  readonly saver: SaveController
  readonly shownSave: CalmSaveState
  /** How the file was when it was read. */
  readonly form: Pick<DocumentText, 'encoding' | 'lineEnds' | 'readOnly'>
}

let open: OpenPost | null = null
let view: EditorView | null = null
let asked = 0
/** UTF-16 units of a selection that are counted at once: more would hold up each key that selects. */
const mostCounted = 500_000
/** Posts that were left while they could not be saved: kept whole until they can. */
const unsaved = new Map<PostPath, OpenPost>()

libraryStore.subscribe(({ library }, before) => {
  if (library === before.library) return
  previewLibrary()
  if (library?.config !== before.library?.config && open) showHead()
  if (library?.posts !== before.library?.posts) void lookAtFile()
})

/** Opens a post in place of the one that is open, which is saved first. The last call wins. */
export async function openPost(path: PostPath): Promise<void> {
  const turn = ++asked
  if (open?.session.path === path) return documentStore.setState({ opening: null })
  documentStore.setState({ opening: path })
  await saveTyped()
  const kept = unsaved.get(path)
  const answer = kept ? null : await openText(path, () => turn === asked)
  if (turn !== asked) return
  documentStore.setState({ opening: null })
  if (answer && !answer.ok) return notify({ kind: 'error', message: answer.error.message })
  closePost()
  unsaved.delete(path)
  if (kept) show(kept)
  else if (answer) show(makePost(answer.value))
}

/** Opens a post with text that was kept when the app ended; where its file is not what it was made from, the author is asked. */
export async function recoverPost(kept: KeptText): Promise<void> {
  const { path, text, base, disk } = kept
  if (disk) await openPost(path)
  else if (await closeSafely()) show(makePost({ path, text, revision: base ?? '', encoding: 'utf-8', lineEnds: 'lf', readOnly: false }))
  if (open?.session.path !== path) return
  const { session, saver, journal } = open
  const taken = { session, saver, isOpen: () => open?.session === session, noteTaken: () => journal.adopt() }
  if (disk) return bringBack(taken, kept, disk, (revision) => bridge.invoke('history:read', { path, revision }).then((known) => (known.ok ? known.value.text : null)))
  journal.adopt()
  saver.meetDeletion()
}

/**
 * Renames the open post's file by `move`: the text, the cursor and the undo history stay. To be called with everything saved, and with something
 * in front of the text: nothing is to be typed meanwhile.
 */
export async function renameOpenPost<T>(move: () => Promise<Result<T & { readonly path: PostPath }>>): Promise<Result<T>> {
  const moving = open
  const moved = await whileMovingFiles(move)
  if (moved.ok && moving) noteMoved(moving, moved.value.path)
  // links in it to itself have followed
  void lookAtFile()
  return moved
}

/** Shows no post. What is unsaved of it must have been saved before: see `closeSafely`. */
export function closePost(): void {
  if (!open) return
  rememberCursor(open.session)
  open.session.detach()
  open.shownSave.forget()
  if (open.saver.state.kind === 'saved' || open.saver.state.kind === 'deleted') open.saver.dispose()
  else unsaved.set(open.session.path, open)
  open = null
  followInPreview(null, () => {})
  documentStore.setState({ document: null })
}

/** Saves what is open; false where it could not be. */
export async function saveNow(): Promise<boolean> {
  flushPendingEdits()
  return open ? open.saver.saveNow() : true
}

/** Saves what is typed and not on disk; false where it could not be. A file that is gone is not made anew for text that was not touched. */
export async function saveTyped(): Promise<boolean> {
  flushPendingEdits()
  return open?.saver.isDirty() ? open.saver.saveNow() : true
}

/** Has the open post's file written in UTF-8 from now on; what is typed and the old encoding cannot hold is saved after that. */
export async function convertToUtf8(): Promise<void> {
  if (!(await saveNow()) && open?.saver.state.kind !== 'failed') return
  if (!open) return
  const { session, saver } = open
  const answer = await bridge.invoke('document:toUtf8', { path: session.path, base: saver.base ?? '' })
  if (!answer.ok) return notify({ kind: 'error', message: answer.error.message })
  saver.rewritten(answer.value.revision)
  if (open?.session !== session) return
  open = { ...open, form: { ...open.form, encoding: 'utf-8' } }
  changeFacts({ encoding: 'utf-8' })
  notify({ kind: 'info', message: `“${session.path}” is UTF-8 now. Its history has it as it was.` })
}

export function focusEditor(): void {
  view?.focus()
}

/** Shows a place of the post, and puts the cursor there. */
export function goTo(place: PlaceToShow): void {
  if (view) showPlace(view, place)
}

/** Puts a picture that the author chooses into the text at the cursor. */
export async function insertPicture(): Promise<void> {
  if (open) await choosePicture(open.session)
}

/** Runs an `edit.` or `format.` command in the text; false where it means nothing there. */
export function runEditorCommand(id: CommandId): boolean {
  if (!view || !open) return false
  if (id === 'edit.undo') return undo()
  if (id === 'edit.redo') return redo()
  if (id === 'edit.sectionUp' || id === 'edit.sectionDown') return moveSectionBy(open.session, id === 'edit.sectionUp' ? -1 : 1)
  if (id === 'format.picture') {
    void insertPicture()
    return true
  }
  view.focus()
  return editorCommandOf(id)?.(view) ?? false
}

export const undo = (): boolean => open?.session.undo() ?? false

export const redo = (): boolean => open?.session.redo() ?? false

/** Whether anything typed is not on disk. */
export function isDirty(): boolean {
  return unsaved.size > 0 || (open?.saver.isDirty() ?? false)
}

/** Saves everything and closes the post. False, with the post left open, where something could not be saved; `anyway` is then offered. */
export async function closeSafely(anyway?: NonNullable<Notice['action']>): Promise<boolean> {
  await saveTyped()
  for (const [path, kept] of unsaved) if (await kept.saver.saveNow()) unsaved.delete(path)
  if (!isDirty()) {
    closePost()
    return true
  }
  const [path] = [...(open?.saver.isDirty() ? [open.session.path] : []), ...unsaved.keys()]
  notify({ kind: 'error', message: `“${path}” is not saved, so it stays open. Look at what its status says.`, ...(anyway ? { action: anyway } : {}) })
  return false
}

/** Shows the open post in an editor of its own inside of `parent`. Returns the way to take it away. */
export function attachEditor(parent: HTMLElement): () => void {
  const made = new EditorView({
    parent,
    // made with its text at once: an empty editor first would be built twice
    ...(open ? { state: open.session.state, scrollTo: centredOn(open.session.state) } : { extensions: pageExtensions }),
    dispatchTransactions(transactions, shown) {
      shown.update(transactions)
      open?.session.accept(transactions)
    },
  })
  view = made
  open?.session.attach(made)
  const onBlur = (): void => void saveOnLeaving()
  window.addEventListener('blur', onBlur)
  made.contentDOM.addEventListener('blur', onBlur)
  made.scrollDOM.addEventListener('scroll', () => noteTopLine(made))
  return () => {
    window.removeEventListener('blur', onBlur)
    open?.session.detach()
    made.destroy()
    view = null
  }
}

const centredOn = ({ selection }: EditorState): ReturnType<typeof EditorView.scrollIntoView> => EditorView.scrollIntoView(selection.main, { y: 'center' })

/** Scrolls the text so that a line (1-based, with its fraction) is at the top; the preview is not asked to follow. */
export function scrollEditorTo(line: number): void {
  if (view) scrollViewTo(view, line)
}

function makePost({ path, text, revision, encoding, lineEnds, readOnly, held }: DocumentText & { readonly held?: string }): OpenPost {
  const session = new DocumentSession({
    path,
    text,
    readOnly,
    language: libraryStore.getState().library?.config.language ?? 'en',
    extensions: [
      clipboardInput(() => session),
      postCompletion(() => void insertPicture()),
      EditorView.domEventHandlers({ compositionend: () => void setTimeout(() => session.compositionEnded(), 0) }),
      spelling(spellingSourceOf(() => session.path)),
      pageExtensions,
    ],
  })
  if (held) noteOpened(held, session.snapshot())
  const shownSave = new CalmSaveState((save) => showSaveState(session, save))
  const saver: SaveController = new SaveController(path, session.snapshot(), revision, {
    read: () => session.snapshot(),
    save: ({ path: file, snapshot, base }) => sendText(snapshot, (sent) => bridge.invoke('document:save', { path: file, text: sent, base })),
    autosaves: () => settingsStore.getState().autosave,
    betweenKeys,
    isComposing: () => session.isComposing,
    merge: (base, theirs) => mergeForeignChange(session, base, theirs),
    onState: (save) => {
      shownSave.tell(save)
      journal.changed()
      if (save.kind !== 'saved') return
      if (open?.session !== session) return void unsaved.delete(session.path)
      // what was heard of the file while it was being written was passed over
      void lookAtFile()
    },
  })
  const journal = postJournal(session, saver, () => readPostFields(parseHead(session.head), conventionsNow()).title || session.path)
  session.subscribe((change) => {
    if (change.head || change.changes) shownSave.edited()
    noteChange(session, saver, change)
    if (change.head || change.changes) journal.changed()
  })
  return { session, saver, journal, shownSave, form: { encoding, lineEnds, readOnly } }
}

function show(post: OpenPost): void {
  open = post
  const { session, form } = post
  const { id } = libraryStore.getState().library ?? { id: '' }
  const last = settingsStore.getState().lastPosts[id]
  if (last?.path === session.path) session.dispatch({ selection: { anchor: Math.min(last.cursor, session.body.length) } })
  const parsed = parseHead(session.head)
  documentStore.setState({
    document: {
      path: session.path, head: session.head, parsed, fields: readPostFields(parsed, conventionsNow()), save: post.saver.state,
      ...form, counts: null, selectionCounts: null, problems: [],
    },
  })
  if (view) {
    session.attach(view)
    view.dispatch({ effects: centredOn(view.state) })
  }
  void firstPaint.then(() => open?.session === session && rememberCursor(session))
  previewStore.setState({ cursorLine: session.body.lineAt(session.state.selection.main.head).number, topLine: null })
  previewLibrary()
  followWritingSettings(session, { save: () => void saveNow(), close: () => void closeSafely() })
  previewOpenPost(session)
}

function previewOpenPost(session: DocumentSession): void {
  followInPreview(session, ({ problems }) => session.changeBody((state) => markProblems(state, problems)))
}

function noteChange(session: DocumentSession, saver: SaveController, change: SessionChange): void {
  if (change.head || change.changes) saver.edited()
  if (open?.session !== session) return
  if (change.head) showHead()
  if (change.head || change.changes) previewChange(change)
  if (change.selection) {
    const { main } = session.state.selection
    previewStore.setState({ cursorLine: session.body.lineAt(main.head).number })
    if (!main.empty && main.to - main.from <= mostCounted) changeFacts({ selectionCounts: countWords(session.state.sliceDoc(main.from, main.to)) })
    else if (documentStore.getState().document?.selectionCounts) changeFacts({ selectionCounts: null })
  }
}

function showHead(): void {
  if (!open) return
  const parsed = parseHead(open.session.head)
  changeFacts({ head: open.session.head, parsed, fields: readPostFields(parsed, conventionsNow()) })
}

function changeFacts(change: Partial<DocumentFacts>): void {
  const { document: facts } = documentStore.getState()
  if (facts && facts.path === open?.session.path) documentStore.setState({ document: { ...facts, ...change } })
}

async function saveOnLeaving(): Promise<void> {
  if (open && settingsStore.getState().autosave && open.saver.state.kind !== 'deleted' && open.saver.isDirty()) await open.saver.saveNow()
}

async function lookAtFile(): Promise<void> {
  const post = open
  if (post) await meetForeignChange({ ...post, isOpen: () => open?.session === post.session, noteMoved: (to) => noteMoved(post, to) })
}

function noteMoved(post: OpenPost, to: PostPath): void {
  post.session.moveTo(to)
  post.saver.moveTo(to)
  if (post.session !== open?.session) return
  const { document } = documentStore.getState()
  if (document) documentStore.setState({ document: { ...document, path: to } })
  rememberCursor(post.session)
  previewOpenPost(post.session)
}

/** The open post itself, to be changed by functions of renderer/session; null without one. */
export function openSession(): DocumentSession | null {
  return open?.session ?? null
}

/** What saves the open post; null without one. */
export function openSaver(): SaveController | null {
  return open?.saver ?? null
}

/** The whole text of the open post as it is now, '' without one. */
export function postText(): string {
  return open?.session.text() ?? ''
}
