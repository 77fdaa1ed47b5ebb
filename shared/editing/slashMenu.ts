import { escapeText } from './escapeText.ts'
import type { Selection } from './formatCommands.ts'

/** What the author types at the start of a line to be offered things to insert. */
export interface SlashQuery {
  /** Quote and list marks and blanks that the line begins with. */
  readonly prefix: string
  /** What follows the slash. */
  readonly query: string
  /** Characters from the slash to the cursor. */
  readonly length: number
}

export const slashSections = ['Directives', 'Blocks', 'Snippets', 'Quotes of this post', 'Related posts'] as const

/** One thing that the menu offers. */
export interface SlashEntry {
  readonly id: string
  readonly label: string
  /** Shown small beside the label, and found by typing too. */
  readonly detail: string
  readonly section: (typeof slashSections)[number]
  /** What is inserted; further lines are continued in the list or quote that the cursor is in. */
  readonly text: string
  /** What is selected of `text` afterwards; the cursor goes to its end where null. */
  readonly select: Selection | null
  /** Whether it must have blank lines around it. */
  readonly isApart: boolean
  /** What is to be done in place of, or after, inserting. */
  readonly action: 'picture' | 'emoji' | 'footnote' | null
}

/** What the author has beside the text that can be put into it. */
export interface SlashMaterial {
  readonly snippets: readonly { readonly name: string; readonly text: string }[]
  readonly quotes: readonly { readonly text: string; readonly source: string | null }[]
  /** Links in Markdown. */
  readonly related: readonly { readonly label: string; readonly link: string }[]
}

const marks = String.raw`(?:[ \t]*(?:>|[-*+](?=[ \t])(?: \[[ xX]\](?=[ \t]))?|\d{1,9}[.)](?=[ \t])))*[ \t]*`
// The key of the slash gives `、` where a Chinese input method is on.
const slash = new RegExp(`^(${marks})[/、]((?:[^\\s/][^/\\n]{0,39})?)$`, 'u')
const directive = new RegExp(`^(${marks})(:{2,3})([a-zA-Z]{0,20})$`)
const longestLabel = 60

/** Reads `/query` at the start of a line that holds nothing else; null where it is something else. */
export function slashQuery(before: string, after: string): SlashQuery | null {
  const [whole, prefix = '', query = ''] = slash.exec(before) ?? []
  return whole === undefined || after.trim() !== '' ? null : { prefix, query, length: query.length + 1 }
}

/** Reads `::na` at the start of a line; three colons, which also end a passage, want a letter. */
export function directiveQuery(before: string, after: string): (SlashQuery & { readonly isContainer: boolean }) | null {
  const [, prefix = '', colons = '', query = ''] = directive.exec(before) ?? []
  if (after.trim() !== '' || colons === '' || (colons === ':::' && query === '')) return null
  return { prefix, query, length: colons.length + query.length, isContainer: colons === ':::' }
}

const entry = (section: SlashEntry['section'], id: string, label: string, detail: string, text: string, more: Partial<SlashEntry> = {}): SlashEntry => ({
  section, id, label, detail, text, select: null, isApart: true, action: null, ...more,
})
const at = (from: number, to: number = from): Pick<SlashEntry, 'select'> => ({ select: { from, to } })

/** Directives that show a field of the front matter, and those around a passage. */
export const directiveEntries: readonly SlashEntry[] = [
  entry('Directives', 'rating', 'Rating', '::rating', '::rating'),
  entry('Directives', 'warnings', 'Content warnings', '::warnings', '::warnings'),
  entry('Directives', 'trailer', 'Trailer', '::trailer', '::trailer'),
  entry('Directives', 'quotes', 'Quotes', '::quotes', '::quotes'),
  entry('Directives', 'related', 'Related posts', '::related', '::related'),
  entry('Directives', 'signoff', 'Sign-off', '::signoff', '::signoff'),
  entry('Directives', 'spoiler', 'Spoiler', ':::spoiler', ':::spoiler[Spoiler]\n\n:::', at(20)),
  entry('Directives', 'warning', 'Passage with a content warning', ':::warning', ':::warning[]\n\n:::', at(11)),
]

const blockEntries: readonly SlashEntry[] = [
  entry('Blocks', 'heading2', 'Heading 2', '##', '## '),
  entry('Blocks', 'heading3', 'Heading 3', '###', '### '),
  entry('Blocks', 'quote', 'Quote', '>', '> '),
  entry('Blocks', 'bullets', 'Bulleted list', '-', '- '),
  entry('Blocks', 'numbers', 'Numbered list', '1.', '1. '),
  entry('Blocks', 'tasks', 'Task list', '- [ ]', '- [ ] '),
  entry('Blocks', 'table', 'Table', '| |', '| Column | Column |\n| --- | --- |\n|  |  |', at(2, 8)),
  entry('Blocks', 'code', 'Code block', '```', '```\n\n```', at(4)),
  entry('Blocks', 'rule', 'Rule', '---', '---'),
  entry('Blocks', 'footnote', 'Footnote', '[^1]:', '', { action: 'footnote' }),
  entry('Blocks', 'picture', 'Picture…', '![]()', '', { isApart: false, action: 'picture' }),
  entry('Blocks', 'emoji', 'Emoji…', ':name', ':', { isApart: false, action: 'emoji' }),
]

/** All that the menu offers, section after section. */
export function slashEntries({ snippets, quotes, related }: SlashMaterial): readonly SlashEntry[] {
  return [
    ...directiveEntries,
    ...blockEntries,
    ...snippets.map(({ name, text }) => entry('Snippets', `snippet ${name}`, name, firstWords(text), text.replace(/\s+$/, ''))),
    ...quotes.map(({ text, source }, index) => entry('Quotes of this post', `quote ${index}`, firstWords(text), source ?? '', blockquote(text, source))),
    ...related.map(({ label, link }, index) => entry('Related posts', `related ${index}`, label, '', link, { isApart: false })),
  ]
}

/** Those of the entries that can stand behind a line's marks: a task begins with words. */
export function entriesBehind(prefix: string, entries: readonly SlashEntry[]): readonly SlashEntry[] {
  return /\[[ xX]\][ \t]*$/.test(prefix) ? entries.filter(({ isApart }) => !isApart) : entries
}

/** A quotation of the front matter as Markdown shows one: its lines as they are, and who said so below. */
export function blockquote(text: string, source: string | null): string {
  const paragraphs = text.trim().split(/\n\s*\n/).map((paragraph) => paragraph.split('\n').map((line) => escapeText(line.trim())).join('\\\n'))
  return [...paragraphs, ...(source ? [`— ${escapeText(source)}`] : [])].join('\n\n').replace(/^/gm, '> ').replace(/ $/gm, '')
}

/** What is written in place of `/query`, and what is selected of it. `above` and `below` are the neighbouring lines, null where there is none. */
export function placeEntry({ text, select, isApart }: Pick<SlashEntry, 'text' | 'select' | 'isApart'>, prefix: string, above: string | null, below: string | null): Placed {
  const next = continuation(prefix)
  const beginsItem = /[^>\s]/.test(prefix)
  const lead = isApart && !beginsItem && !isBlank(above) ? `\n${next}` : ''
  const end = isApart && !isBlank(below) ? `\n${next.trimEnd()}` : ''
  const continued = (part: string): string => part.replaceAll('\n', `\n${next}`)
  const offset = (position: number): number => lead.length + continued(text.slice(0, position)).length
  return { insert: lead + continued(text) + end, selection: { from: offset(select?.from ?? text.length), to: offset(select?.to ?? text.length) } }
}

/** Text to insert, and what of it is then selected. */
export interface Placed {
  readonly insert: string
  readonly selection: Selection
}

/** The label of a footnote to define: the first that the text refers to and does not define, else the next number. */
export function footnoteLabel(text: string): string {
  const defined = new Set([...text.matchAll(/^[ >]*\[\^([^\]\s]{1,100})\]:/gm)].map((found) => found[1]))
  for (const found of text.matchAll(/\[\^([^\]\s]{1,100})\](?!:)/g)) if (!defined.has(found[1])) return found[1] ?? ''
  let number = 1
  while (defined.has(String(number))) number++
  return String(number)
}

/** What goes on in the same list item and quote: the quote's marks, and blanks as wide as the list's. */
function continuation(prefix: string): string {
  return prefix.replace(/([-*+]|\d{1,9}[.)])(?: \[[ xX]\])?/g, (_mark, bullet: string) => ' '.repeat(bullet.length))
}

function isBlank(line: string | null): boolean {
  return line === null || /^[ \t>]*$/.test(line)
}

function firstWords(text: string): string {
  const letters = Array.from(text.slice(0, longestLabel * 4).replace(/\s+/g, ' ').trim())
  return letters.length <= longestLabel ? letters.join('') : `${letters.slice(0, longestLabel).join('').trimEnd()}…`
}
