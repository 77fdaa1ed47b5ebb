import { type Completion, type CompletionContext, type CompletionResult, pickedCompletion } from '@codemirror/autocomplete'
import { isolateHistory } from '@codemirror/commands'
import { syntaxTree } from '@codemirror/language'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

/** How far from the cursor a line is read: enough for all that a list answers to, and no more for a line of megabytes. */
const reach = 300

/** The line of the cursor, on both of its sides. */
export interface AtCursor {
  readonly before: string
  readonly after: string
  readonly state: EditorState
  readonly pos: number
}

/** What is typed for a list, and the number of characters up to the cursor that choosing from it replaces. */
export interface Typed {
  readonly query: string
  readonly length: number
}

/** Answers what is typed, best first. It is called at each key: no work that grows with the text. */
export type Find = (query: string) => readonly Completion[]

/** One kind of list: where it has something to offer (never in code), and what. */
export interface ListProvider {
  /** `isAsked`: the author asked for a list by the key, or has one open. */
  typed(at: AtCursor, isAsked: boolean): Typed | null
  open(view: EditorView, at: AtCursor): Find | Promise<Find>
}

/** A provider at a place in the text. */
export interface Offer extends Typed {
  readonly provider: ListProvider
  readonly from: number
  readonly at: AtCursor
}

/** The list that the text at the cursor asks for; by the key (`isAsked`) less is needed. */
export function offerAt(state: EditorState, providers: readonly ListProvider[], isAsked: boolean): Offer | null {
  const { main, ranges } = state.selection
  if (ranges.length > 1 || !main.empty || state.readOnly) return null
  const line = state.doc.lineAt(main.head)
  const column = main.head - line.from
  // cut in the middle, a line's beginning would look like the start of a line
  const before = column > reach ? `…${line.text.slice(column - reach, column)}` : line.text.slice(0, column)
  const at = { before, after: line.text.slice(column, column + reach), state, pos: main.head }
  for (const provider of providers) {
    const typed = provider.typed(at, isAsked)
    if (typed && !opensCode(before) && !isCode(state, main.head)) return { ...typed, provider, from: main.head - typed.length, at }
  }
  return null
}

/** A source of completions that asks its provider again at each key, at once, until something else is typed. */
export function sourceOf(providers: readonly ListProvider[]): (context: CompletionContext) => Promise<CompletionResult | null> {
  return async ({ state, view }) => {
    const offer = offerAt(state, providers, true)
    if (!offer || !view) return null
    const find = await offer.provider.open(view, offer.at)
    return {
      from: offer.from,
      options: find(offer.query),
      filter: false,
      update(current, from, _to, context) {
        const next = offerAt(context.state, providers, true)
        return next?.provider === offer.provider && next.from === from ? { ...current, options: find(next.query) } : null
      },
      getMatch: (completion) => ('matched' in completion ? (completion as Listed).matched : []),
    }
  }
}

/** An option with the letters of its label that answer the query, as pairs of offsets; a sign before it, stars after its detail. */
export interface Listed extends Completion {
  readonly matched: readonly number[]
  readonly sign?: string
  readonly stars?: { readonly shown: string; readonly said: string } | null
}

/** Single offsets as the pairs that a list marks. */
export function matchedRanges(at: readonly number[]): readonly number[] {
  return at.flatMap((offset) => [offset, offset + 1])
}

/** Does what was chosen, as one step to undo. */
export function choose(view: EditorView, completion: Completion, spec: TransactionSpec): void {
  view.dispatch({ ...spec, userEvent: 'input.complete', annotations: [pickedCompletion.of(completion), isolateHistory.of('full')], scrollIntoView: true })
}

/** Whether a code span is begun on the line and not ended yet: the tree does not know of it before it is. */
function opensCode(before: string): boolean {
  return /(?<!\\)`/.test(before.replace(/(`+)(?!`)[^`]*?(?<!`)\1(?!`)/g, ''))
}

function isCode(state: EditorState, at: number): boolean {
  for (let node: ReturnType<ReturnType<typeof syntaxTree>['resolveInner']> | null = syntaxTree(state).resolveInner(at, -1); node; node = node.parent) {
    if (/^(?:FencedCode|CodeBlock|InlineCode|CommentBlock|Comment)$/.test(node.name)) return true
  }
  return false
}
