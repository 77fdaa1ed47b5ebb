import type { PostPath } from '../../shared/post/postPath.ts'
import { withIgnored, withMovedPost } from '../../shared/settings/ignoredWords.ts'
import { libraryStore } from '../state/libraryStore.ts'
import { changeSettings, settingsStore } from '../state/settingsStore.ts'

const none: readonly string[] = []

libraryStore.subscribe(({ moves }, before) => {
  if (moves !== before.moves) for (const [from, to] of moves) followIgnoredWords(from, to)
})

/** The words that the spelling leaves alone in a post of the open library. */
export function ignoredWordsIn(path: PostPath): readonly string[] {
  return settingsStore.getState().ignoredWords[libraryStore.getState().library?.id ?? '']?.[path] ?? none
}

/** Leaves exactly these words alone in a post from now on. */
export function ignoreWordsIn(path: PostPath, words: readonly string[]): void {
  const { library } = libraryStore.getState()
  if (library) changeSettings({ ignoredWords: withIgnored(settingsStore.getState().ignoredWords, library.id, path, words) })
}

/** A post's file has another name now: its ignored words go along. */
export function followIgnoredWords(from: PostPath, to: PostPath): void {
  const { library } = libraryStore.getState()
  const { ignoredWords } = settingsStore.getState()
  if (library && ignoredWords[library.id]?.[from]) changeSettings({ ignoredWords: withMovedPost(ignoredWords, library.id, from, to) })
}
