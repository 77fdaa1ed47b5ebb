import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import type { PluggableList } from 'unified'

/** Which extensions of CommonMark are on. */
export interface Syntax {
  /** GitHub's: tables, task lists, strikethrough, autolinks, footnotes. */
  readonly gfm: boolean
  /** Ours: directives, emphasis that works beside Chinese punctuation, inline spoilers, soft breaks without a space between Han. */
  readonly house: boolean
}

export const fullSyntax: Syntax = { gfm: true, house: true }

/** The one list of parser extensions. */
export function parserPlugins({ gfm, house }: Syntax): PluggableList {
  return [
    ...(gfm ? [remarkGfm] : []),
    ...(house ? [remarkCjkFriendly, remarkDirective] : []),
    ...(house && gfm ? [remarkCjkFriendlyStrikethrough] : []),
  ]
}
