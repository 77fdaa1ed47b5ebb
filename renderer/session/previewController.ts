import { documentStore } from '../state/documentStore.ts'
import { libraryStore } from '../state/libraryStore.ts'
import { previewStore } from '../state/previewStore.ts'
import { PreviewClient, type RenderedAnswer } from '../workers/previewClient.ts'
import type { DocumentSession } from './documentSession.ts'

let current: DocumentSession | null = null
let frame = 0
let onProblems: (answer: RenderedAnswer) => void = () => {}

const client = new PreviewClient(take, () => previewStore.setState({ paused: 'The preview is paused: this text takes too long to draw. It goes on when the text changes.' }))

/** Follows a post with preview and checks, from its next frame on; null follows none. */
export function followInPreview(session: DocumentSession | null, onAnswer: (answer: RenderedAnswer) => void): void {
  current = session
  onProblems = onAnswer
  if (session) previewSoon()
  else previewStore.setState({ path: null, blocks: [], paused: null })
}

/** Asks for a fresh preview, at most once a frame. */
export function previewSoon(): void {
  if (frame !== 0) return
  frame = window.setTimeout(() => {
    frame = 0
    if (current) client.render({ kind: 'render', version: current.version, path: current.path, head: current.head, body: current.body.toString(), nowMs: Date.now() })
  }, 0)
}

function take(answer: RenderedAnswer): void {
  if (current?.path !== answer.path) return
  const language = libraryStore.getState().library?.config.language ?? 'en'
  previewStore.setState({ path: answer.path, blocks: answer.blocks, language, paused: null })
  if (current.version !== answer.version) return
  const { document } = documentStore.getState()
  if (document?.path === answer.path) {
    documentStore.setState({ document: { ...document, problems: answer.problems, outline: answer.outline, counts: answer.counts } })
  }
  onProblems(answer)
}

/** The library around the post changed: links and checks may say something else. */
export function previewLibrary(): void {
  const { library } = libraryStore.getState()
  if (!library) return
  client.setLibrary({ posts: library.posts, assets: library.assets, config: library.config })
  previewSoon()
}

