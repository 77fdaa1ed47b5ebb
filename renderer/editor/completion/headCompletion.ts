import type { Completion } from '@codemirror/autocomplete'
import type { EditorState, Extension } from '@codemirror/state'
import { type EditorView, tooltips } from '@codemirror/view'
import { type HeadQuery, headQuery, keysToOffer, writeTerm } from '../../../shared/editing/headCompletion.ts'
import type { HeadFormat } from '../../../shared/frontMatter/headTypes.ts'
import { countTerms } from '../../../shared/library/libraryTerms.ts'
import { fuzzyMatch } from '../../../shared/text/fuzzyMatch.ts'
import { type CompletionFacts, completionFacts } from './completionFacts.ts'
import { listCompletion } from './listCompletion.ts'
import { type AtCursor, type Find, type Listed, type ListProvider, choose, matchedRanges } from './listProvider.ts'

/** How much of a front matter is read above the cursor. */
const reach = 8000
const mostTerms = 50

const headList: ListProvider = {
  typed(at, isAsked) {
    const facts = at.state.facet(completionFacts)()
    const typed = facts && queryAt(at, facts)
    return typed && (isAsked || typed.query !== '') ? typed : null
  },
  open(view, at) {
    const facts = view.state.facet(completionFacts)()
    const typed = facts && queryAt(at, facts)
    if (!typed) return () => []
    return typed.kind === 'key' ? keys(typed.group, facts, view.state) : terms(typed, facts, formatOf(view.state))
  },
}

/** The list of the front matter's own editor: keys that Marquee knows, tags and categories of the library. It may reach out of the editor. */
export function headCompletion(): Extension {
  return [listCompletion([headList]), tooltips({ position: 'fixed', parent: document.body })]
}

function queryAt({ state, pos, after }: AtCursor, { conventions }: CompletionFacts): HeadQuery | null {
  const from = pos > reach ? state.doc.lineAt(pos - reach).to : 0
  return headQuery(state.sliceDoc(from, pos), after, formatOf(state), conventions)
}

function formatOf({ doc }: EditorState): HeadFormat {
  const first = doc.line(1).text
  return first.startsWith('+++') ? 'toml' : first.startsWith('{') ? 'json' : 'yaml'
}

/** Terms with the number of posts that have them. A term that is typed whole needs no list. */
function terms(typed: Extract<HeadQuery, { kind: 'term' }>, { posts, fields }: CompletionFacts, format: HeadFormat): Find {
  const has = new Set(fields[typed.field])
  const all = countTerms(posts.map((post) => post[typed.field]))
  const options = all.filter(({ text }) => !has.has(text)).map(({ text, count }) => ({ text, option: optionOf(text, count === 1 ? '1 post' : `${count} posts`, writeTerm(text, typed, format), typed.quote) }))
  return (query) => (all.some(({ text }) => text === query) ? [] : ranked(query, options).slice(0, mostTerms))
}

function keys(group: string, { conventions }: CompletionFacts, { doc }: EditorState): Find {
  const options = keysToOffer(doc.sliceString(0, reach), group, conventions).map((key) => {
    const name = key.replace(/\.$/, '')
    return { text: name, option: optionOf(name, '', key === name ? `${name}: ` : `${name}:\n  `, '') }
  })
  return (query) => ranked(query, options)
}

function ranked(query: string, options: readonly { readonly text: string; readonly option: Listed }[]): Listed[] {
  if (query === '') return options.map(({ option }) => option)
  return options
    .flatMap(({ text, option }) => {
      const match = fuzzyMatch(query, text)
      return match ? [{ score: match.score, option: { ...option, matched: matchedRanges(match.at) } }] : []
    })
    .sort((a, b) => b.score - a.score)
    .map(({ option }) => option)
}

function optionOf(label: string, detail: string, written: string, quote: string): Listed {
  return {
    label,
    detail,
    matched: [],
    apply(view: EditorView, completion: Completion, from: number, to: number) {
      const isClosed = quote !== '' && view.state.sliceDoc(to, to + 1) === quote
      choose(view, completion, { changes: { from, to: isClosed ? to + 1 : to, insert: written }, selection: { anchor: from + written.length } })
    },
  }
}
