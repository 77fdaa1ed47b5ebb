import { headProblem } from '../frontMatter/headProblem.ts'
import { largestHead } from '../frontMatter/parseHead.ts'
import { noMapping, readYaml } from '../frontMatter/yamlHead.ts'
import { visibleText } from '../text/visibleText.ts'
import type { RatingScale, WarningCategory } from '../review/conventions.ts'
import { defaultConventions } from '../review/defaultConventions.ts'
import { knownKeys } from '../review/postFields.ts'
import { type DirectiveForm, directiveForms, type LibraryConfig } from './libraryConfig.ts'
import { defaultPictureOptions, type PictureOptions, readFormats, readWidths } from './pictureOptions.ts'

/** Keys of exported front matter that a theme may have other names for. */
const exportedKeys = ['rating', 'rating_best', 'verdict', 'review', 'content_warnings', 'warnings', 'trailer', 'quotes', 'related_posts', 'cover'] as const

/**
 * Reads `.marquee/library.yaml` over the defaults (null: there is no such file); never throws.
 * What cannot be used is said in `problems`, and the default holds for that key alone.
 */
export function readLibraryConfig(yaml: string | null, folderName: string, defaultTimeZone: string): LibraryConfig {
  const problems: string[] = []
  const config = parse(yaml, problems)
  const values = new Settings(config, problems)
  const rating = values.group('rating')
  const warnings = values.group('warnings')
  const result = {
    title: values.text('title') ?? (visibleText(folderName) || 'Library'),
    author: values.text('author'),
    signoff: values.text('signoff'),
    language: values.text('language', isLanguage, 'a language tag such as “en” or “zh-Hant”') ?? 'en',
    timeZone: values.text('timeZone', isTimeZone, 'a time zone such as “Asia/Hong_Kong”') ?? (isTimeZone(defaultTimeZone) ? defaultTimeZone : 'UTC'),
    siteUrl: values.text('siteUrl', isSiteUrl, 'an address such as “https://example.org”')?.replace(/\/+$/, '') ?? null,
    ratingScale: rating ? readScale(new Settings(rating, problems, 'rating.'), problems) : defaultConventions.ratingScale,
    warningCategories: readCategories(warnings, problems),
    keys: readKeys(values.group('keys'), problems),
    exportKeys: readExportKeys(values.group('exportKeys'), problems),
    directives: readDirectives(values),
    pictures: readPictures(values.group('pictures'), problems),
    lastExport: readLastExport(values.group('lastExport')),
  }
  return { ...result, problems }
}

type Values = Readonly<Record<string, unknown>>

function parse(yaml: string | null, problems: string[]): Values {
  if (yaml === null) return {}
  if (yaml.length > largestHead) {
    problems.push('library.yaml is larger than 256 KB and was not read.')
    return {}
  }
  const source = yaml.replace(/^\uFEFF/, '')
  const { values, problems: found, repeated } = readYaml(source)
  const [problem] = found
  if (problem?.message === noMapping) problems.push('library.yaml should be a list of keys and values; it was not used.')
  else if (problem) {
    const { line, column, message } = headProblem(source, problem.message, problem.from, problem.to)
    problems.push(`library.yaml cannot be read at line ${line}, column ${column}: ${message}`)
  }
  for (const { message, from, to } of repeated) problems.push(`library.yaml, line ${headProblem(source, message, from, to).line}: ${message}`)
  return values
}

/** Reads one group of settings, saying what is of the wrong kind. */
class Settings {
  constructor(
    private readonly values: Values,
    private readonly problems: string[],
    private readonly prefix = '',
  ) {}

  text(key: string, isRight: (text: string) => boolean = () => true, wanted = 'text'): string | null {
    const value = own(this.values, key)
    if (value === undefined || value === null || value === '') return null
    if ((typeof value === 'string' || typeof value === 'number') && isRight(String(value))) return String(value)
    this.problems.push(`“${this.prefix}${key}” in library.yaml should be ${wanted}.`)
    return null
  }

  number(key: string, isRight: (number: number) => boolean, wanted: string): number | null {
    const value = own(this.values, key)
    if (value === undefined || value === null) return null
    if (typeof value === 'number' && Number.isFinite(value) && isRight(value)) return value
    this.problems.push(`“${this.prefix}${key}” in library.yaml should be ${wanted}.`)
    return null
  }

  group(key: string): Values | null {
    const value = own(this.values, key)
    if (value === undefined || value === null) return null
    if (isGroup(value)) return value
    this.problems.push(`“${this.prefix}${key}” in library.yaml should be a group of keys.`)
    return null
  }

  has(key: string): unknown {
    return own(this.values, key)
  }
}

function readScale(rating: Settings, problems: string[]): RatingScale {
  const letters = rating.has('letters')
  if (letters !== undefined && letters !== null) {
    if (Array.isArray(letters) && letters.length >= 2 && letters.length <= 100 && letters.every((letter) => typeof letter === 'string' && letter !== '') && new Set(letters).size === letters.length) {
      return { best: letters.length - 1, step: 1, min: 0, letters: [...(letters as string[])] }
    }
    problems.push('“rating.letters” in library.yaml should be a list of different grades, best first.')
  }
  const best = rating.number('best', (number) => number > 0 && number <= 1000, 'a number above 0, at most 1000') ?? defaultConventions.ratingScale.best
  const step = rating.number('step', (number) => number >= best / 1000 && number <= best, `a number above 0, at most ${best}`) ?? (best <= 5 ? 0.5 : 1)
  const min = rating.number('min', (number) => number >= 0 && number < best, `a number from 0 to below ${best}`) ?? (best <= 10 ? Math.min(step, best / 2) : 0)
  return { best, step, min }
}

function readCategories(warnings: Values | null, problems: string[]): readonly WarningCategory[] {
  const categories = new Map(defaultConventions.warningCategories.map((category) => [category.id, category]))
  for (const entry of listOf(warnings, 'add', problems)) {
    const added = isGroup(entry) ? entry : { id: entry }
    const id = own(added, 'id')
    if (typeof id !== 'string' || id.trim() === '') {
      problems.push('An entry of “warnings.add” in library.yaml has no “id”.')
      continue
    }
    const label = own(added, 'label')
    const group = own(added, 'group')
    const before = categories.get(id)
    categories.set(id, {
      id,
      label: typeof label === 'string' && label !== '' ? label : (before?.label ?? id),
      group: typeof group === 'string' && group !== '' ? group : (before?.group ?? 'Your own'),
    })
  }
  for (const id of listOf(warnings, 'hide', problems)) if (typeof id === 'string') categories.delete(id)
  return [...categories.values()]
}

function listOf(group: Values | null, key: string, problems: string[]): readonly unknown[] {
  const value = group ? own(group, key) : null
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  problems.push(`“warnings.${key}” in library.yaml should be a list.`)
  return []
}

function readKeys(group: Values | null, problems: string[]): Record<string, string> {
  const keys: Record<string, string> = {}
  for (const [key, value] of Object.entries(group ?? {})) {
    if (!(knownKeys as readonly string[]).includes(key)) problems.push(`“keys.${key}” in library.yaml is no key that Marquee knows.`)
    else if (typeof value !== 'string' || !/^[^.]+(\.[^.]+)*$/.test(value)) problems.push(`“keys.${key}” in library.yaml should be the name that your posts use.`)
    else keys[key] = value
  }
  return keys
}

function readExportKeys(group: Values | null, problems: string[]): Record<string, string> {
  const keys: Record<string, string> = {}
  for (const [key, value] of Object.entries(group ?? {})) {
    if (!(exportedKeys as readonly string[]).includes(key)) problems.push(`“exportKeys.${key}” in library.yaml is no key that Marquee exports.`)
    else if (typeof value !== 'string' || !/^[A-Za-z_][\w-]*$/.test(value)) problems.push(`“exportKeys.${key}” in library.yaml should be the name that your site uses.`)
    else keys[key] = value
  }
  return keys
}

function readPictures(group: Values | null, problems: string[]): PictureOptions {
  if (!group) return defaultPictureOptions
  const metadata = own(group, 'metadata') ?? 'remove'
  if (metadata !== 'remove' && metadata !== 'keep') problems.push('“pictures.metadata” in library.yaml should be “remove” or “keep”.')
  const list = <T>(key: string, read: (values: readonly unknown[]) => readonly T[] | null, wanted: string): readonly T[] => {
    const value = own(group, key) ?? []
    const result = Array.isArray(value) ? read(value) : null
    if (result === null) problems.push(`“pictures.${key}” in library.yaml should be ${wanted}.`)
    return result ?? []
  }
  return {
    keepsMetadata: metadata === 'keep',
    widths: list('widths', readWidths, 'a list of at most 8 widths from 16 to 10000, such as [480, 960, 1600]'),
    formats: list('formats', readFormats, 'a list of “webp” and “avif”'),
  }
}

function readLastExport(group: Values | null): LibraryConfig['lastExport'] {
  const text = (key: string): string | undefined => {
    const value = group === null ? undefined : own(group, key)
    return typeof value === 'string' ? value : undefined
  }
  const [folder, target, preview, build] = [text('folder'), text('target'), text('preview'), text('build')]
  if (!folder || target === undefined) return null
  return { folder, target, ...(preview === undefined ? {} : { preview }), ...(build === undefined ? {} : { build }) }
}

function isGroup(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function own(values: Values, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined
}

function readDirectives(values: Settings): DirectiveForm {
  const written = values.text('directives', (text) => directiveForms.some((form) => form === text), '“plain” or “native”')
  return directiveForms.find((form) => form === written) ?? 'plain'
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function isSiteUrl(url: string): boolean {
  return /^https?:\/\/[^\s/?#"'<>\\]+(?:\/[^\s?#"'<>\\]*)?$/i.test(url)
}
