import type { ChecksAnswer, PreviewLibrary } from '../../shared/preview/protocol.ts'
import { documentStore } from '../state/documentStore.ts'
import { firstPaint } from '../state/firstPaint.ts'
import { libraryStore, postsNow } from '../state/libraryStore.ts'
import { previewStore } from '../state/previewStore.ts'
import { noteTyped, typedFrame } from '../state/typedFrame.ts'
import { ChecksClient } from '../workers/checksClient.ts'
import { PreviewClient, type RenderedAnswer } from '../workers/previewClient.ts'
import type { DocumentSession, SessionChange } from './documentSession.ts'

/** How long the author must pause before the text is checked. */
const pauseMs = 300
/** By then a post that was opened is on the screen: handing a long one to the checks takes the page a tenth of a second. */
const drawnMs = 50

let current: DocumentSession | null = null
let opened = 0
let onProblems: (answer: ChecksAnswer) => void = () => {}
let pause = 0
/** Whether the open post was checked, or will be. */
let isChecked = true
/** What preview and checks know of the library. */
let told: Partial<PreviewLibrary> = {}
let lookedAt = 1

const preview = new PreviewClient({
  read: () => current,
  lookedAt: () => Math.floor(lookedAt),
  drawn: typedFrame,
  answered: (answer) => {
    show(answer)
    checkOpened()
  },
  paused: () => {
    previewStore.setState({ paused: 'The preview is paused: this text takes too long to draw. It goes on when the text changes.' })
    checkOpened()
  },
})
const checks = new ChecksClient((answer) => {
  if (current?.path !== answer.path || current.version !== answer.version) return
  const { document } = documentStore.getState()
  if (document?.path === answer.path) documentStore.setState({ document: { ...document, problems: answer.problems, counts: answer.counts } })
  onProblems(answer)
})

previewStore.subscribe(({ topLine, cursorLine }, before) => {
  if (topLine === before.topLine && cursorLine === before.cursorLine) return
  lookedAt = cursorLine === before.cursorLine ? (topLine ?? lookedAt) : cursorLine
  preview.look()
})

/** Follows a post with preview and checks; null follows none. */
export function followInPreview(session: DocumentSession | null, onChecked: (answer: ChecksAnswer) => void): void {
  if (session !== current) opened++
  current = session
  lookedAt = previewStore.getState().cursorLine
  onProblems = onChecked
  window.clearTimeout(pause)
  if (!session) return previewStore.setState({ path: null, blocks: [], paused: null })
  void firstPaint.then(() => {
    if (current !== session) return
    isChecked = false
    preview.open()
  })
}

/** The post changed: the preview is told at once, the checks when the author pauses. */
export function previewChange({ head, changes }: SessionChange): void {
  if (changes) noteTyped()
  preview.edit(changes, head)
  checkSoon()
}

/** The library around the post changed: links and checks may say something else. */
export function previewLibrary(): void {
  const { library } = libraryStore.getState()
  // links and related posts would all look missing
  if (!library?.isWhole) return
  const { assets, config } = library
  const posts = postsNow()
  if (posts === told.posts && assets === told.assets && config === told.config) return
  const around = { posts, assets, config }
  told = around
  preview.setLibrary(around)
  checks.setLibrary(around)
  checkSoon()
}

/** To be called when the preview has something of the open post, or gave up. */
function checkOpened(): void {
  if (!isChecked) checkSoon(drawnMs)
  isChecked = true
}

function checkSoon(afterMs = pauseMs): void {
  window.clearTimeout(pause)
  pause = window.setTimeout(check, afterMs)
}

function check(): void {
  if (current) checks.check({ version: current.version, path: current.path, head: current.head, body: current.body, nowMs: Date.now() })
}

function show(answer: RenderedAnswer): void {
  const frame = typedFrame()
  if (frame) return void frame.then(() => showNow(answer))
  showNow(answer)
}

function showNow(answer: RenderedAnswer): void {
  if (current?.path !== answer.path) return
  const language = libraryStore.getState().library?.config.language ?? 'en'
  previewStore.setState({ path: answer.path, opened, blocks: answer.blocks, language, paused: null })
}
