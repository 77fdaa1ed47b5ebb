import { isFieldList, isFieldMap, ownValue } from '../frontMatter/fieldValues.ts'
import type { FieldValue } from '../frontMatter/headTypes.ts'
import { type ReviewConventions, type Severity, type Warning, type WarningCategory, severities } from './conventions.ts'
import { type Report, readText, typeInWords } from './fieldReaders.ts'

/**
 * Reads a post's warnings, long and short entries alike; a category may be named by its id or by its label.
 * null: not decided yet (no key, or nothing after it); an empty list: declared to be none.
 * Entries that name no category are reported under `key` and left out.
 */
export function readWarnings(value: FieldValue | undefined, conventions: ReviewConventions, key: string, report: Report): Warning[] | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && value.trim() === '') return null
  if (typeof value === 'string') return [warningOf(value, conventions)]
  if (!isFieldList(value)) {
    report(key, `“${key}” should be a list of content warnings, but it is ${typeInWords(value)}.`)
    return null
  }
  return value.flatMap((entry, index) => readEntry(entry, conventions, `${key}.${index}`, report) ?? [])
}

/** The category id that an entry of the list names, null where it names none. */
export function warningIdOf(entry: FieldValue | undefined, conventions: ReviewConventions): string | null {
  const name = isFieldMap(entry) ? (ownValue(entry, 'id') ?? ownValue(entry, 'topic')) : entry
  return typeof name === 'string' && name.trim() !== '' ? canonicalId(name, conventions) : null
}

/** The category of an id, undefined for one that the library does not have. */
export function warningCategory(id: string, conventions: ReviewConventions): WarningCategory | undefined {
  return conventions.warningCategories.find((category) => category.id === id)
}

/** A category's name for people; an unknown id is made readable (`loud-music` gives `Loud music`). */
export function warningLabel(id: string, conventions: ReviewConventions): string {
  const known = warningCategory(id, conventions)
  if (known) return known.label
  const words = id.replace(/[-_]+/g, ' ').trim()
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1)
}

const severityLabels: Readonly<Record<Severity, string>> = { mention: 'Mention', mild: 'Mild', moderate: 'Moderate', severe: 'Severe' }

/** A severity's name for people. */
export function severityLabel(severity: Severity): string {
  return severityLabels[severity]
}

/**
 * One warning as a sentence without a full stop: `Contains violence (moderate): a knife fight`, `Mentions suicide`,
 * `Does not contain animal death: the dog lives`. The note is the author's own words, kept as they are.
 */
export function warningSentence(warning: Warning, conventions: ReviewConventions): string {
  const label = inSentence(warningLabel(warning.id, conventions))
  const note = warning.note === null ? '' : `: ${warning.note}`
  if (warning.absent) return `Does not contain ${label}${note}`
  if (warning.severity === 'mention') return `Mentions ${label}${note}`
  return `Contains ${label}${warning.severity ? ` (${severityLabel(warning.severity).toLowerCase()})` : ''}${note}`
}

function readEntry(entry: FieldValue, conventions: ReviewConventions, key: string, report: Report): Warning | null {
  const id = warningIdOf(entry, conventions)
  if (id === null) {
    report(key, `“${key}” should name a content warning, but it is ${typeInWords(entry)}.`)
    return null
  }
  if (!isFieldMap(entry)) return warningOf(id, conventions)
  const level = ownValue(entry, 'severity') ?? ownValue(entry, 'level') ?? null
  const severity = severities.find((known) => known === level) ?? null
  if (level !== null && severity === null) {
    report(`${key}.severity`, `“${key}.severity” should be one of ${severities.join(', ')}, but it is ${typeInWords(level)}.`)
  }
  return {
    id,
    severity,
    note: readText(ownValue(entry, 'note'), `${key}.note`, report),
    spoiler: ownValue(entry, 'spoiler') === true,
    absent: ownValue(entry, 'absent') === true,
  }
}

function warningOf(name: string, conventions: ReviewConventions): Warning {
  return { id: canonicalId(name, conventions), severity: null, note: null, spoiler: false, absent: false }
}

function canonicalId(name: string, { warningCategories }: ReviewConventions): string {
  const wanted = name.trim()
  const folded = wanted.toLowerCase()
  const category =
    warningCategories.find(({ id }) => id === wanted) ??
    warningCategories.find(({ id, label }) => id.toLowerCase() === folded || label.toLowerCase() === folded)
  return category?.id ?? wanted
}

/** `Blood and gore` within a sentence; names that are not plain words (`PTSD`, `IVF`) keep their capitals. */
function inSentence(label: string): string {
  return /^\p{Lu}[\p{Ll} ]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
