import { type IgnoredWords, longestOwnWord } from './settings.ts'

/** How many words can be left alone in one post; the oldest go first. */
export const mostIgnoredWords = 500
/** How many posts of a library are remembered; those that were changed least lately go first. */
const mostPosts = 500

/** Leaves exactly these words alone in a post. */
export function withIgnored(all: IgnoredWords, library: string, path: string, words: readonly string[]): IgnoredWords {
  const { [path]: _before, ...others } = all[library] ?? {}
  const kept = [...new Set(words)].filter((word) => word !== '' && word.length <= longestOwnWord).slice(-mostIgnoredWords)
  const posts = Object.entries(kept.length === 0 ? others : { ...others, [path]: kept }).slice(-mostPosts)
  return { ...all, [library]: Object.fromEntries(posts) }
}

/** The post has another path now. */
export function withMovedPost(all: IgnoredWords, library: string, from: string, to: string): IgnoredWords {
  const words = all[library]?.[from]
  return words ? withIgnored(withIgnored(all, library, from, []), library, to, words) : all
}
