import * as z from 'zod'
import { spellingLanguageIds } from '../spelling/spellingLanguages.ts'

/** How many words of their own an author can add; the oldest go first. */
export const mostOwnWords = 5000

/** How long one of them can be, in UTF-16 code units. */
export const longestOwnWord = 64

/** What the author set about the app itself (not about a library); kept in the app's own data folder. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  view: z.enum(['write', 'both', 'read']).default('both'),
  panels: z.object({ posts: z.boolean().default(true), details: z.boolean().default(true), formatBar: z.boolean().default(true) }).prefault({}),
  /** Panel widths in CSS pixels; `split` is the editor's share of editor and preview, 0 to 1. */
  widths: z.object({ posts: z.number().min(180).max(480).default(260), details: z.number().min(240).max(520).default(300), split: z.number().min(0.2).max(0.8).default(0.5) }).prefault({}),
  autosave: z.boolean().default(true),
  /** The place where the text is written. `size` in CSS pixels; `width` is the longest line. */
  writing: z
    .object({
      font: z.enum(['quattro', 'serif', 'sans', 'mono']).default('quattro'),
      size: z.number().int().min(12).max(30).default(16),
      width: z.enum(['narrow', 'medium', 'wide', 'full']).default('medium'),
      typewriter: z.boolean().default(false),
      focus: z.enum(['off', 'paragraph', 'sentence']).default('off'),
      keys: z.enum(['standard', 'vim', 'emacs']).default('standard'),
    })
    .prefault({}),
  spelling: z
    .object({
      on: z.boolean().default(true),
      /** Null: as the open library's language says. */
      languages: z.array(z.enum(spellingLanguageIds)).max(spellingLanguageIds.length).nullable().default(null),
      /** What the author added to the dictionary. */
      words: z.array(z.string().min(1).max(longestOwnWord)).max(mostOwnWords).default([]),
    })
    .prefault({}),
  /** Page zoom factor. */
  zoom: z.number().min(0.5).max(3).default(1),
  /** Last post and cursor of each library, by library id. */
  lastPosts: z.record(z.string(), z.object({ path: z.string(), cursor: z.number().int().min(0) })).default({}),
})
export type Settings = z.infer<typeof Settings>

/** Some of the settings, to be set. Not `Settings.partial()`: that fills in the defaults, and so would set all the others back. */
export const SettingsChange = z
  .object({
    theme: Settings.shape.theme.unwrap(),
    view: Settings.shape.view.unwrap(),
    panels: Settings.shape.panels.unwrap(),
    widths: Settings.shape.widths.unwrap(),
    autosave: Settings.shape.autosave.unwrap(),
    writing: Settings.shape.writing.unwrap(),
    spelling: Settings.shape.spelling.unwrap(),
    zoom: Settings.shape.zoom.unwrap(),
    lastPosts: Settings.shape.lastPosts.unwrap(),
  } satisfies Record<keyof Settings, z.ZodType>)
  .partial()
export type SettingsChange = z.infer<typeof SettingsChange>
