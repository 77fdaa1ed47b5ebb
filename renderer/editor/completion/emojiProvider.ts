import { type EmojiRow, emojiQuery, matchingEmoji } from '../../../shared/editing/emojiCompletion.ts'
import { type Listed, type ListProvider, choose } from './listProvider.ts'

// beside the page's own script: made by build/bundle.mjs, and loaded when an emoji is first asked for
const file = './emoji.js'
let rows: Promise<readonly EmojiRow[]> | null = null

/** `:na`: emoji by their names. Choosing puts the character itself into the text. */
export const emojiList: ListProvider = {
  typed: ({ before }, isAsked) => emojiQuery(before, isAsked ? 0 : 2),
  async open() {
    rows ??= (import(file) as Promise<{ readonly emoji: readonly EmojiRow[] }>).then(({ emoji }) => emoji)
    const all = await rows
    return (query) =>
      matchingEmoji(query, all).map(({ emoji, name }): Listed => {
        const at = query === '' ? -1 : name.indexOf(query)
        return {
          label: name,
          sign: emoji,
          matched: at < 0 ? [] : [at, at + query.length],
          apply: (view, completion, from, to) => choose(view, completion, { changes: { from, to, insert: emoji }, selection: { anchor: from + emoji.length } }),
        }
      })
  },
}
