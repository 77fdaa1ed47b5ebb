import type { Code, Construct, State, TokenizeContext, Effects } from 'micromark-util-types'
import type { Processor } from 'unified'

/** Labels that count as defined while a part of a text is parsed, as the tree's `identifier`s. */
export interface KnownLabels {
  readonly links: readonly string[]
  readonly footnotes: readonly string[]
}

export const noLabels: KnownLabels = { links: [], footnotes: [] }

let known: KnownLabels = noLabels
/** The parser that has been told; each part has one of its own. */
let told: object | null = null

/** Runs a parse in which these labels are defined, whatever the text itself defines. */
export function withKnownLabels<T>(labels: KnownLabels, parse: () => T): T {
  known = labels
  try {
    return parse()
  } finally {
    known = noLabels
    told = null
  }
}

/** Lets `withKnownLabels` reach the parser. References are read after all blocks are known, so telling it at the first bracket is in time. */
export function knownLabels(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ text: { [leftBracket]: tell, [exclamationMark]: tell } })
}

const leftBracket = 91
const exclamationMark = 33

const tell: Construct = {
  name: 'knownLabels',
  tokenize(this: TokenizeContext, _effects: Effects, _ok: State, nok: State): State {
    const parser: { defined: string[]; gfmFootnotes?: string[] } = this.parser
    if (told !== parser) {
      told = parser
      parser.defined.push(...known.links.map(asDefined))
      parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...known.footnotes.map(asDefined)]
    }
    return (code: Code) => nok(code)
  },
}

/** The parser's own spelling of an identifier. */
function asDefined(identifier: string): string {
  return identifier.toLowerCase().toUpperCase()
}
