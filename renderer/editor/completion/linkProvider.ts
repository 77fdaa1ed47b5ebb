import type { Completion } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { type LinkQuery, addressOf, factsInBrief, linkQuery, linkTo, nearbyAddress, pictureFinder, postAt, restOfLink } from '../../../shared/editing/linkCompletion.ts'
import { matchingPosts } from '../../../shared/library/matchingPosts.ts'
import { fuzzyMatch } from '../../../shared/text/fuzzyMatch.ts'
import { type CompletionFacts, completionFacts } from './completionFacts.ts'
import { type Find, type Listed, type ListProvider, choose, matchedRanges } from './listProvider.ts'

/** How much of the text before the cursor is looked at for the author's way of writing addresses. */
const styleReach = 4000

/** After `](`, `![…](` and `[[`: the library's posts and pictures; after `#` headings. */
export const linkList: ListProvider = {
  typed: ({ before }) => linkQuery(before),
  open(view, { before }) {
    const typed = linkQuery(before)
    const facts = view.state.facet(completionFacts)()
    if (!typed || !facts) return () => []
    const head = view.state.selection.main.head
    const like = nearbyAddress(view.state.sliceDoc(Math.max(0, head - styleReach), head))
    switch (typed.kind) {
      case 'heading': return headings(typed, facts)
      case 'picture': return pictures(facts, like)
      default: return posts(typed, facts, like)
    }
  },
}

function posts({ kind }: LinkQuery, { posts: all, path }: CompletionFacts, like: string): Find {
  const own = new Set([path])
  return (query) =>
    matchingPosts(query, all, own).map((post): Listed => ({
      label: post.title,
      ...factsInBrief(post),
      matched: matchedRanges(fuzzyMatch(query, post.title)?.at ?? []),
      apply: finish(kind === 'link' ? linkTo(post, path, like) : addressOf(post.path, path, like)),
    }))
}

function pictures({ assets, path }: CompletionFacts, like: string): Find {
  const find = pictureFinder(assets, path)
  return (query) =>
    find(query).map((asset): Listed => {
      const name = asset.slice(asset.lastIndexOf('/') + 1)
      return { label: name, detail: asset.slice(0, -name.length - 1), matched: matchedRanges(fuzzyMatch(query, name)?.at ?? []), apply: finish(addressOf(asset, path, like)) }
    })
}

function headings({ target }: LinkQuery, facts: CompletionFacts): Find {
  const found = target === '' ? facts.headings() : (postAt(target, facts.path, facts.posts)?.anchors ?? []).map((slug) => ({ text: slug, slug, level: 0 }))
  return (query) =>
    found
      .flatMap(({ text, slug, level }) => {
        const match = fuzzyMatch(query, text) ?? fuzzyMatch(query, slug)
        return match ? [{ score: query === '' ? 0 : match.score, option: { label: text, detail: '#'.repeat(level), matched: matchedRanges(fuzzyMatch(query, text)?.at ?? []), apply: finish(`#${slug}`) } }] : []
      })
      .sort((a, b) => b.score - a.score)
      .map(({ option }) => option)
}

/** Writes a link or its address, closes its bracket, and goes on behind it. */
function finish(written: string) {
  return (view: EditorView, completion: Completion, from: number, to: number): void => {
    const line = view.state.doc.lineAt(to)
    const before = line.text.slice(Math.max(0, to - line.from - 300), to - line.from)
    const typed = linkQuery(before)
    const rest = typed ? restOfLink(typed, before, line.text.slice(to - line.from, to - line.from + 300)) : 0
    const insert = typed?.kind === 'link' ? written : `${written})`
    choose(view, completion, { changes: { from, to: to + rest, insert }, selection: { anchor: from + insert.length } })
  }
}
