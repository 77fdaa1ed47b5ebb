import type { SpellingLanguage } from '../spelling/spellingLanguages.ts'

/** What the author set about the app itself (not about a library); kept in the app's own data folder. */
export interface Settings {
  theme: 'system' | 'light' | 'dark'
  view: 'write' | 'both' | 'read'
  panels: { posts: boolean; details: boolean; formatBar: boolean }
  /** Panel widths in CSS pixels; `split` is the editor's share of editor and preview, 0 to 1. */
  widths: { posts: number; details: number; split: number }
  autosave: boolean
  /** The place where the text is written. `size` in CSS pixels; `width` is the longest line. */
  writing: {
    font: 'quattro' | 'serif' | 'sans' | 'mono'
    size: number
    width: 'narrow' | 'medium' | 'wide' | 'full'
    typewriter: boolean
    focus: 'off' | 'paragraph' | 'sentence'
    keys: 'standard' | 'vim' | 'emacs'
  }
  spelling: {
    on: boolean
    /** Null: as the open library's language says. */
    languages: SpellingLanguage[] | null
    /** What the author added to the dictionary. */
    words: string[]
  }
  /** Words that are left alone in one post each, by library id and path. */
  ignoredWords: IgnoredWords
  /** Page zoom factor. */
  zoom: number
  /** Last post and cursor of each library, by library id. */
  lastPosts: Record<string, { path: string; cursor: number }>
}

export type IgnoredWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** Some of the settings, to be set. */
export type SettingsChange = { [K in keyof Settings]?: Settings[K] | undefined }

/** What holds until the author says otherwise. */
export const defaultSettings: Readonly<Settings> = {
  theme: 'system',
  view: 'both',
  panels: { posts: true, details: true, formatBar: true },
  widths: { posts: 260, details: 300, split: 0.5 },
  autosave: true,
  writing: { font: 'quattro', size: 16, width: 'medium', typewriter: false, focus: 'off', keys: 'standard' },
  spelling: { on: true, languages: null, words: [] },
  ignoredWords: {},
  zoom: 1,
  lastPosts: {},
}

/** How many words of their own an author can add; the oldest go first. */
export const mostOwnWords = 5000

/** How long one of them can be, in UTF-16 code units. */
export const longestOwnWord = 64
