import type { EditorView } from '@codemirror/view'
import type { PostPath } from '../../shared/post/postPath.ts'
import { mostOwnWords } from '../../shared/settings/settings.ts'
import { isOwnWord, isRightWord, straight } from '../../shared/spelling/checkWord.ts'
import { type SpellingLanguage, usualSpellingLanguages } from '../../shared/spelling/spellingLanguages.ts'
import type { PlacedWord } from '../../shared/spelling/wordsToCheck.ts'
import { type SpellingSource, replaceWord } from '../editor/spelling.ts'
import { firstPaint } from '../state/firstPaint.ts'
import { libraryStore } from '../state/libraryStore.ts'
import { changeSettings, settingsStore } from '../state/settingsStore.ts'
import { type SpellingChoice, spellingMenuStore } from '../state/spellingMenuStore.ts'
import { ignoredWordsIn, ignoreWordsIn } from './ignoredWords.ts'
import { SpellingClient } from '../workers/spellingClient.ts'

/** Verdicts kept; past that they are asked for anew. */
const mostVerdicts = 50_000

const client = new SpellingClient()
const listeners = new Set<() => void>()
const verdicts = new Map<string, boolean>()
const pending = new Set<string>()
let languages: readonly SpellingLanguage[] = []
let own: ReadonlySet<string> = new Set()
/** Counts the changes of languages: an answer from before one is of no use. */
let turn = 0
let asked = 0

settingsStore.subscribe(({ ignoredWords }, before) => {
  follow()
  if (ignoredWords !== before.ignoredWords) tell()
})
libraryStore.subscribe(({ library }, before) => {
  if (library?.config.language !== before.library?.config.language) follow()
})
follow()

/** The spelling of a post, by the settings and the library's language. `path` is asked for each time: a post can be renamed. */
export const spellingSourceOf = (path: () => PostPath): SpellingSource => ({
  verdictOf(word) {
    if (languages.length === 0 || isRightWord(word, (part) => isOwnWord(part, own))) return true
    return verdicts.get(word)
  },
  learn: (words) => void learn(words),
  subscribe(listener) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  isIgnored: (word) => ignoredWordsIn(path()).includes(word),
  openMenu: (view, place) => void openMenu(view, place, path),
})

/** The languages that spelling is checked in where the author chose none. */
export function languagesOfLibrary(): readonly SpellingLanguage[] {
  return usualSpellingLanguages(libraryStore.getState().library?.config.language ?? 'en')
}

async function learn(words: readonly string[]): Promise<void> {
  const mine = turn
  const unasked = words.filter((word) => !pending.has(word))
  if (unasked.length === 0) return
  for (const word of unasked) pending.add(word)
  // dictionaries are read when the window has shown something, and is idle
  await firstPaint
  await new Promise((idle) => requestIdleCallback(idle, { timeout: 2000 }))
  const wrong = new Set(mine === turn ? await client.check(unasked) : [])
  if (mine !== turn) return
  if (verdicts.size > mostVerdicts) verdicts.clear()
  for (const word of unasked) {
    pending.delete(word)
    verdicts.set(word, !wrong.has(word))
  }
  tell()
}

async function openMenu(view: EditorView, place: PlacedWord, path: () => PostPath): Promise<void> {
  const mine = ++asked
  const suggestions = view.state.readOnly ? [] : await client.suggest(place.word)
  const start = view.coordsAtPos(place.from, 1)
  const end = view.coordsAtPos(place.to, -1)
  // the author went on while suggestions were looked for
  if (mine !== asked || !start || !end || view.state.sliceDoc(place.from, place.to) !== place.word) return
  spellingMenuStore.setState({
    menu: {
      word: place.word,
      suggestions,
      box: { left: start.left, top: start.top, right: Math.max(end.right, start.left), bottom: end.bottom },
      choose: (choice) => act(view, place, choice, path()),
    },
  })
}

function act(view: EditorView, place: PlacedWord, choice: SpellingChoice, path: PostPath): void {
  if (choice.kind === 'replace') replaceWord(view, place, choice.by)
  else if (choice.kind === 'ignore') ignoreWordsIn(path, [...ignoredWordsIn(path), place.word])
  else addWord(place.word)
  view.focus()
}

function addWord(word: string): void {
  const { spelling } = settingsStore.getState()
  changeSettings({ spelling: { ...spelling, words: [...spelling.words, straight(word)].slice(-mostOwnWords) } })
}

function follow(): void {
  const { spelling } = settingsStore.getState()
  const chosen = spelling.on ? (spelling.languages ?? languagesOfLibrary()) : []
  const words = new Set(spelling.words)
  const isSame = chosen.join() === languages.join()
  if (isSame && words.size === own.size && spelling.words.every((word) => own.has(word))) return
  own = words
  if (!isSame) {
    languages = chosen
    turn++
    verdicts.clear()
    pending.clear()
    client.setLanguages(languages)
  }
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
