import { type Completion, startCompletion } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { escapeText } from '../../../shared/editing/escapeText.ts'
import { linkTo, postAt } from '../../../shared/editing/linkCompletion.ts'
import { type SlashEntry, directiveEntries, directiveQuery, entriesBehind, footnoteLabel, placeEntry, slashEntries, slashQuery, slashSections } from '../../../shared/editing/slashMenu.ts'
import { writeLink } from '../../../shared/library/linkTarget.ts'
import { fuzzyMatch } from '../../../shared/text/fuzzyMatch.ts'
import { type CompletionFacts, completionFacts } from './completionFacts.ts'
import { type Find, type Listed, type ListProvider, choose, matchedRanges } from './listProvider.ts'

/** `/` at the start of a line: everything that can be put there. */
export const slashMenu: ListProvider = {
  typed: ({ before, after }) => slashQuery(before, after),
  async open(view, { before, after }) {
    const prefix = slashQuery(before, after)?.prefix ?? ''
    const facts = view.state.facet(completionFacts)()
    const snippets = (await facts?.snippets()) ?? []
    return finder(slashEntries({ snippets, quotes: facts?.fields.quotes ?? [], related: facts ? relatedLinks(facts) : [] }), prefix, facts)
  },
}

/** `::` at the start of a line: the directives by their names. */
export const directiveList: ListProvider = {
  typed: ({ before, after }) => directiveQuery(before, after),
  open(view, { before, after }) {
    const typed = directiveQuery(before, after)
    const entries = directiveEntries.filter(({ detail }) => detail.startsWith(':::') === typed?.isContainer)
    return finder(entries, typed?.prefix ?? '', view.state.facet(completionFacts)())
  },
}

/** The menu without its key being known: types the slash, on a new line where this one holds text. */
export function openSlashMenu(view: EditorView): boolean {
  const { state } = view
  if (state.readOnly) return false
  const line = state.doc.lineAt(state.selection.main.head)
  const insert = slashQuery(`${line.text}/`, '') ? '/' : '\n\n/'
  view.dispatch({ changes: { from: line.to, insert }, selection: { anchor: line.to + insert.length }, userEvent: 'input.type', scrollIntoView: true })
  return true
}

function finder(entries: readonly SlashEntry[], prefix: string, facts: CompletionFacts | null): Find {
  const options = entriesBehind(prefix, entries).map((entry) => ({ entry, option: optionOf(entry, prefix, facts) }))
  return (query) => {
    if (query === '') return options.map(({ entry, option }) => ({ ...option, section: { name: entry.section, rank: slashSections.indexOf(entry.section) } }))
    return options
      .flatMap(({ entry, option }) => {
        const byLabel = fuzzyMatch(query, entry.label)
        const byDetail = fuzzyMatch(query, entry.detail)
        const score = Math.max(byLabel?.score ?? -Infinity, (byDetail?.score ?? -Infinity) - 1)
        return score === -Infinity ? [] : [{ score, option: { ...option, matched: matchedRanges(byLabel?.at ?? []) } }]
      })
      .sort((a, b) => b.score - a.score)
      .map(({ option }) => option)
  }
}

function optionOf(entry: SlashEntry, prefix: string, facts: CompletionFacts | null): Listed {
  return {
    label: entry.label,
    detail: entry.detail,
    matched: [],
    apply: (view, completion, from, to) => insertEntry(view, completion, { entry, prefix, from, to, facts }),
  }
}

interface Chosen {
  readonly entry: SlashEntry
  readonly prefix: string
  readonly from: number
  readonly to: number
  readonly facts: CompletionFacts | null
}

function insertEntry(view: EditorView, completion: Completion, { entry, prefix, from, to, facts }: Chosen): void {
  const { doc } = view.state
  const { number } = doc.lineAt(from)
  const written = entry.action === 'footnote' ? { ...entry, text: `[^${footnoteLabel(doc.toString())}]: ` } : entry
  const { insert, selection } = placeEntry(written, prefix, number > 1 ? doc.line(number - 1).text : null, number < doc.lines ? doc.line(number + 1).text : null)
  choose(view, completion, { changes: { from, to, insert }, selection: { anchor: from + selection.from, head: from + selection.to } })
  if (entry.action === 'picture') facts?.choosePicture()
  if (entry.action === 'emoji') startCompletion(view)
}

function relatedLinks({ fields, posts, path }: CompletionFacts): { readonly label: string; readonly link: string }[] {
  return fields.related.map(({ post, text }) => {
    const target = postAt(post, path, posts)
    const label = text ?? target?.title ?? post
    return { label, link: target ? linkTo({ path: target.path, title: label }, path, post) : `[${escapeText(label)}](${writeLink(post, '', false)})` }
  })
}
