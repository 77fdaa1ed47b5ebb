import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { applyHouseRules } from './houseRules.ts'
import { fullSyntax, parserPlugins, type Syntax } from './syntax.ts'

const parsers = new Map<string, (body: string) => Root>()

/** Parses a post's body. Directives that Marquee does not know come out as the text that was typed. */
export function parseMarkdown(body: string, syntax: Syntax = fullSyntax): Root {
  const key = `${syntax.gfm} ${syntax.house}`
  let parse = parsers.get(key)
  if (!parse) {
    const processor = unified().use(remarkParse).use(parserPlugins(syntax)).freeze()
    parse = (text) => processor.parse(text)
    parsers.set(key, parse)
  }
  const root = parse(body)
  if (syntax.house) applyHouseRules(root, body)
  return root
}
