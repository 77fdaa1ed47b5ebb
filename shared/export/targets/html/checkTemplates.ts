import Mustache from 'mustache'
import { templateFile, type TemplateName, templateNames, type Templates } from '../../siteTheme.ts'
import { viewNames } from './pageViews.ts'

/** Why a template cannot be used. */
export interface TemplateProblem {
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** A sentence or two. */
  readonly message: string
}

/** Templates that are a page's own part, which the layout names `page`. */
export const pageTemplates = ['post', 'index', 'group', 'groups', 'warnings', 'search'] as const satisfies readonly TemplateName[]
export type PageTemplate = (typeof pageTemplates)[number]

/** The longest of Marquee's own is 2,000 characters long. */
export const mostOfTemplate = 256 * 1024
/** Marquee's own have four sections in each other. */
const deepest = 50
/** The parser's time grows with the square of them. */
const mostBlanks = 1000
/** Characters of a page's templates, each counted as often as another one takes it in. */
const mostOfPage = 1024 * 1024

type Token = readonly [type: string, value: string, from: number, to: number, inside?: readonly Token[] | string]

/**
 * What is wrong with the templates of a theme: marks that do not close, names that there are not (so that nothing is reached that no view holds),
 * text written without escaping, templates that take themselves in, more than a page should take. Sorted by file and line.
 */
export function checkTemplates(templates: Templates): TemplateProblem[] {
  const found = new Map<string, TemplateProblem>()
  const parsed = new Map<TemplateName, readonly Token[]>()
  const report = (name: TemplateName, at: number, message: string): void => {
    const problem = { file: templateFile(name), line: lineAt(templates[name], at), message }
    found.set(JSON.stringify(problem), problem)
  }
  for (const name of templateNames) {
    const text = templates[name]
    if (text.length > mostOfTemplate) {
      report(name, 0, `It is longer than ${mostOfTemplate / 1024} KB.`)
      continue
    }
    const blanks = blanksAt(text)
    if (blanks !== null) {
      report(name, blanks, `More than ${mostBlanks} blanks stand in a row here.`)
      continue
    }
    try {
      const tokens = new Mustache.Writer().parse(text) as readonly Token[]
      parsed.set(name, tokens)
      checkNames(tokens, name, report)
    } catch (cause) {
      const { at, message } = inWords(cause, text)
      report(name, at, message)
    }
  }
  if (found.size === 0) for (const page of pageTemplates) checkPartials(page, parsed, report)
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
}

type Report = (name: TemplateName, at: number, message: string) => void

function checkNames(tokens: readonly Token[], name: TemplateName, report: Report, depth = 0): void {
  if (depth > deepest) return report(name, tokens[0]?.[2] ?? 0, `More than ${deepest} sections stand in each other here.`)
  for (const [type, value, at, , inside] of tokens) {
    const kind = Object.hasOwn(viewNames, value) ? viewNames[value as keyof typeof viewNames] : null
    if (type === '>') {
      const isKnown = value === 'page' || templateNames.some((one) => one === value)
      if (!isKnown) report(name, at, `There is no template “${value}”. There are: ${[...templateNames, 'page'].join(', ')}.`)
    } else if (['name', '&', '#', '^'].includes(type) && kind === null) report(name, at, `There is no “${value}” to show. docs/export.md lists what there is.`)
    else if (type === 'name' && kind === 'markup') report(name, at, `“${value}” is markup, and is written {{{${value}}}}.`)
    else if (type === 'name' && kind !== 'text') report(name, at, `“${value}” opens a part, as {{#${value}}} … {{/${value}}}, and is no text.`)
    else if (type === '&' && kind !== 'markup') report(name, at, `“${value}” is no markup: write {{${value}}}, so that marks in it stay text.`)
    if (Array.isArray(inside)) checkNames(inside, name, report, depth + 1)
  }
}

/** Looks through all that one kind of page is made of. */
function checkPartials(page: PageTemplate, parsed: ReadonlyMap<TemplateName, readonly Token[]>, report: Report): void {
  let length = 0
  let hasPage = false
  /** @returns false where the rest need not be looked at */
  const visit = (tokens: readonly Token[], name: TemplateName, within: readonly TemplateName[], lists: readonly string[]): boolean => {
    for (const [type, value, from, to, inside] of tokens) {
      if (type === '>') {
        const taken = value === 'page' ? page : (value as TemplateName)
        hasPage ||= value === 'page'
        if (within.includes(taken)) return stop(name, from, `It takes in “${templateFile(taken)}”, which takes it in again, without end.`)
        if (!visit(parsed.get(taken) ?? [], taken, [...within, taken], lists)) return false
      } else if (type === '#' && viewNames[value as keyof typeof viewNames] === 'list') {
        if (lists.includes(value)) return stop(name, from, `“${value}” stands within itself, which would say all of it again for each.`)
        if (!visit(inside as readonly Token[], name, within, [...lists, value])) return false
      } else if (Array.isArray(inside) && !visit(inside, name, within, lists)) return false
      length += to - from
      if (length > mostOfPage) return stop(name, from, 'Templates take in so many others that a page would be too long.')
    }
    return true
  }
  const stop = (name: TemplateName, at: number, message: string): false => {
    report(name, at, message)
    return false
  }
  if (visit(parsed.get('layout') ?? [], 'layout', ['layout'], []) && !hasPage) report('layout', 0, 'It has no {{>page}}, so no page would have anything on it.')
}

/** What the parser says, in words, and where. */
function inWords(cause: unknown, text: string): { readonly at: number; readonly message: string } {
  const said = cause instanceof Error ? cause.message : String(cause)
  const [, what = '', name = '', at = '0'] = /^(Unclosed section|Unopened section|Unclosed tag)(?: "([^]*)")? at (\d+)$/.exec(said) ?? []
  switch (what) {
    case 'Unclosed section':
      return Number(at) < text.length
        ? { at: Number(at), message: `Another part ends here while “${name}” is still open. Write {{/${name}}} before it.` }
        : { at: lastOpening(text, name), message: `“${name}” is opened here and never closed. Write {{/${name}}} where it ends.` }
    case 'Unopened section':
      return { at: Number(at), message: `{{/${name}}} closes what was never opened.` }
    case 'Unclosed tag':
      return { at: Math.max(0, text.lastIndexOf('{{')), message: 'A mark is opened here and never closed by }}.' }
    default:
      return { at: Math.max(0, text.indexOf('{{=')), message: `${said}.` }
  }
}

/** Where too many blanks and line ends begin, null for nowhere. */
function blanksAt(text: string): number | null {
  let from = 0
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (index - from > mostBlanks) return from
    from = index + word.length
  }
  return text.length - from > mostBlanks ? from : null
}

/** Where a section was opened last. */
function lastOpening(text: string, name: string): number {
  const openings = [...text.matchAll(/[#^]\s*([^\s}]+)/g)].filter(([, opened]) => opened === name)
  return openings.at(-1)?.index ?? text.length
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
