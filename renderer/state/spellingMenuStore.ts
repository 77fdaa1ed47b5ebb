import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What the author can do about a wrong word. */
export type SpellingChoice = { readonly kind: 'replace'; readonly by: string } | { readonly kind: 'add' } | { readonly kind: 'ignore' }

/** The menu of a wrong word. */
export interface SpellingMenu {
  readonly word: string
  readonly suggestions: readonly string[]
  /** Where the word is in the window, in CSS pixels. */
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
  readonly choose: (choice: SpellingChoice) => void
}

export const spellingMenuStore = createStore<{ readonly menu: SpellingMenu | null }>(() => ({ menu: null }))

export const useSpellingMenu = (): SpellingMenu | null => useStore(spellingMenuStore, ({ menu }) => menu)

export function closeSpellingMenu(): void {
  spellingMenuStore.setState({ menu: null })
}
