import * as z from 'zod'
import { spellingLanguageIds } from '../spelling/spellingLanguages.ts'
import { mostIgnoredWords } from './ignoredWords.ts'
import { defaultSettings, longestOwnWord, mostOwnWords, type Settings, type SettingsChange } from './settings.ts'

const { panels, widths, writing, spelling } = defaultSettings

/** Settings as a file or the page has them; what is missing is filled in. Apart from `settings.ts`, so that the window's page needs no schemas to start. */
export const SettingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default(defaultSettings.theme),
  view: z.enum(['write', 'both', 'read']).default(defaultSettings.view),
  panels: z.object({ posts: z.boolean().default(panels.posts), details: z.boolean().default(panels.details), formatBar: z.boolean().default(panels.formatBar) }).prefault({}),
  widths: z
    .object({ posts: z.number().min(180).max(480).default(widths.posts), details: z.number().min(240).max(520).default(widths.details), split: z.number().min(0.2).max(0.8).default(widths.split) })
    .prefault({}),
  autosave: z.boolean().default(defaultSettings.autosave),
  writing: z
    .object({
      font: z.enum(['quattro', 'serif', 'sans', 'mono']).default(writing.font),
      size: z.number().int().min(12).max(30).default(writing.size),
      width: z.enum(['narrow', 'medium', 'wide', 'full']).default(writing.width),
      typewriter: z.boolean().default(writing.typewriter),
      focus: z.enum(['off', 'paragraph', 'sentence']).default(writing.focus),
      keys: z.enum(['standard', 'vim', 'emacs']).default(writing.keys),
    })
    .prefault({}),
  spelling: z
    .object({
      on: z.boolean().default(spelling.on),
      languages: z.array(z.enum(spellingLanguageIds)).max(spellingLanguageIds.length).nullable().default(spelling.languages),
      words: z.array(z.string().min(1).max(longestOwnWord)).max(mostOwnWords).default(spelling.words),
    })
    .prefault({}),
  ignoredWords: z.record(z.string(), z.record(z.string(), z.array(z.string().min(1).max(longestOwnWord)).max(mostIgnoredWords).readonly())).default({}),
  zoom: z.number().min(0.5).max(3).default(defaultSettings.zoom),
  lastPosts: z.record(z.string(), z.object({ path: z.string(), cursor: z.number().int().min(0) })).default({}),
}) satisfies z.ZodType<Settings>

const { shape } = SettingsSchema

/** Some of the settings, to be set. Not `SettingsSchema.partial()`: that fills in the defaults, and so would set all the others back. */
export const SettingsChangeSchema = z
  .object({
    theme: shape.theme.unwrap(),
    view: shape.view.unwrap(),
    panels: shape.panels.unwrap(),
    widths: shape.widths.unwrap(),
    autosave: shape.autosave.unwrap(),
    writing: shape.writing.unwrap(),
    spelling: shape.spelling.unwrap(),
    ignoredWords: shape.ignoredWords.unwrap(),
    zoom: shape.zoom.unwrap(),
    lastPosts: shape.lastPosts.unwrap(),
  } satisfies Record<keyof Settings, z.ZodType>)
  .partial() satisfies z.ZodType<SettingsChange>
