import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'

/** Settings as a site's own file has them. */
export type Settings = Readonly<Record<string, unknown>>

/** Reads a settings file of a site by its name's ending; one that cannot be read says nothing. */
export function readSettings(path: string, text: string | undefined): Settings {
  if (text === undefined) return {}
  try {
    const values: unknown = path.endsWith('.toml') ? parseToml(text) : path.endsWith('.json') ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 50, logLevel: 'silent' })
    return isGroup(values) ? values : {}
  } catch {
    return {}
  }
}

/** A group of settings. */
export function isGroup(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A setting that is text and says something. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A folder below the site's own, as its settings name it; null for one that leads out or is none. */
export function folderOf(value: unknown): string | null {
  const path = textOf(value)?.replace(/^(?:\.?\/)+|\/+$/g, '')
  return path !== undefined && /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_. -]*(?:\/[\p{L}\p{N}_][\p{L}\p{N}\p{M}_. -]*)*$/u.test(path) ? path : null
}

/** Where a site lies below its host (`/blog`), from an address or a path; '' for at its root. */
export function basePathOf(value: unknown): string {
  const text = textOf(value) ?? ''
  const path = text.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, '').replace(/^\/*|\/+$/g, '')
  return path === '' ? '' : `/${path}`
}

/** An IANA zone that there is, null for any other text. */
export function timeZoneOf(value: unknown): string | null {
  const zone = textOf(value)
  try {
    return zone === null ? null : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone
  } catch {
    return null
  }
}
