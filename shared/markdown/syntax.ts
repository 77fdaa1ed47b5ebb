import type { Construct, Extension } from 'micromark-util-types'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import type { PluggableList, Processor } from 'unified'

/** Which extensions of CommonMark are on. */
export interface Syntax {
  /** GitHub's: tables, task lists, strikethrough, autolinks, footnotes. */
  readonly gfm: boolean
  /** Ours: directives, emphasis that works beside Chinese punctuation, inline spoilers, soft breaks without a space between Han. */
  readonly house: boolean
}

export const fullSyntax: Syntax = { gfm: true, house: true }

/** What a text may hold of that which is looked for at every line or every letter: half of the time that parsing takes where it is looked for in vain. */
export interface Rarities {
  readonly tables: boolean
  readonly addresses: boolean
}

/** What of these may be in a text; what it says is not there is not there. */
export function raritiesOf(text: string): Rarities {
  return { tables: /\||:-|-:/.test(text), addresses: /[@&\\]|www|:\/\//i.test(text) }
}

/** The one list of parser extensions. */
export function parserPlugins({ gfm, house }: Syntax, rarities: Rarities): PluggableList {
  return [
    ...(gfm ? [remarkGfm, [withoutRarities, rarities] as const] : []),
    ...(house ? [remarkCjkFriendly, remarkDirective, blockDirectives] : []),
    ...(house && gfm ? [remarkCjkFriendlyStrikethrough] : []),
  ] as PluggableList
}

interface ParserData {
  micromarkExtensions?: Extension[]
  fromMarkdownExtensions?: unknown[]
}

/** Directives stand in lines of their own. One within a line would be text, but the links and addresses in it would not be read (`mail:jane@example.org`). */
function blockDirectives(this: Processor): void {
  const data = this.data() as ParserData
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => (extension.flow && colon in extension.flow ? { flow: extension.flow } : extension))
}

const colon = 58

/** Takes out of GitHub's extensions what a text does not need. */
function withoutRarities(this: Processor, { tables, addresses }: Rarities): void {
  const data = this.data() as ParserData
  const unneeded = new Set([...(tables ? [] : ['table']), ...(addresses ? [] : ['emailAutolink', 'protocolAutolink', 'wwwAutolink'])])
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => withoutConstructs(extension, unneeded))
  if (!addresses) data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map((extension) => (Array.isArray(extension) ? extension.filter((part) => !isAddressFinder(part)) : extension))
}

function withoutConstructs(extension: Extension, names: ReadonlySet<string>): Extension {
  const hooks = Object.entries(extension).map(([hook, byCode]) => {
    if (!['document', 'contentInitial', 'flowInitial', 'flow', 'string', 'text'].includes(hook)) return [hook, byCode] as const
    const kept = Object.entries(byCode as Readonly<Record<string, Construct | readonly Construct[]>>).flatMap(([code, constructs]) => {
      const some = [constructs].flat().filter(({ name }) => name === undefined || !names.has(name))
      return some.length === 0 ? [] : [[code, some] as const]
    })
    return [hook, Object.fromEntries(kept)] as const
  })
  return Object.fromEntries(hooks) as Extension
}

/** The part that looks through all text for addresses. */
function isAddressFinder(part: object): boolean {
  return 'enter' in part && typeof part.enter === 'object' && part.enter !== null && 'literalAutolink' in part.enter
}
