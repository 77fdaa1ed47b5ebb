import { type Command, type CommandId, commands } from '../../../shared/commands/commandList.ts'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import { fuzzyMatch } from '../../../shared/text/fuzzyMatch.ts'

/** What the palette offers: a post to go to, or a command to run. `at` marks the letters of its text that were looked for. */
export type PaletteEntry =
  | { readonly kind: 'post'; readonly key: string; readonly post: PostSummary; readonly at: readonly number[] }
  | { readonly kind: 'command'; readonly key: string; readonly id: CommandId; readonly label: string; readonly shortcut: string | undefined; readonly at: readonly number[] }

const most = 60

/** Posts for a query, newest first where there is none; commands where it begins with `>`. */
export function paletteEntries(query: string, posts: readonly PostSummary[]): readonly PaletteEntry[] {
  const isCommand = query.startsWith('>')
  return isCommand ? matchCommands(query.slice(1).trim()) : matchPosts(query.trim(), posts)
}

function matchPosts(query: string, posts: readonly PostSummary[]): PaletteEntry[] {
  if (query === '') {
    return posts
      .toSorted((a, b) => b.sortTime - a.sortTime)
      .slice(0, most)
      .map((post) => ({ kind: 'post', key: post.path, post, at: [] }))
  }
  return posts
    .flatMap((post) => {
      const byTitle = fuzzyMatch(query, post.title)
      const bySubject = post.subject === null ? null : fuzzyMatch(query, post.subject)
      const score = Math.max(byTitle?.score ?? -Infinity, (bySubject?.score ?? -Infinity) - 50)
      return score === -Infinity ? [] : [{ post, score, at: byTitle?.at ?? [] }]
    })
    .sort((a, b) => b.score - a.score || b.post.sortTime - a.post.sortTime)
    .slice(0, most)
    .map(({ post, at }) => ({ kind: 'post', key: post.path, post, at }))
}

function matchCommands(query: string): PaletteEntry[] {
  return commands
    .filter((command) => command.id !== 'palette.open')
    .flatMap((command: Command & { readonly id: CommandId }) => {
      const match = fuzzyMatch(query, command.label)
      return match ? [{ command, match }] : []
    })
    .sort((a, b) => b.match.score - a.match.score)
    .map(({ command, match }) => ({
      kind: 'command', key: command.id, id: command.id, label: command.label.replace(/…$/, ''), shortcut: command.key, at: match.at,
    }))
}
