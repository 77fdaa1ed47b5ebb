import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { type Nesting, boundNesting } from './boundNesting.ts'
import { eachNode } from './eachNode.ts'
import { applyHouseRules } from './houseRules.ts'
import { type KnownLabels, knownLabels, noLabels, withKnownLabels } from './knownLabels.ts'
import { fullSyntax, parserPlugins, raritiesOf, type Syntax } from './syntax.ts'

const parsers = new Map<string, (body: string) => Root>()

/** A part of a post's body as it was parsed: `text` is what positions in the tree speak of, line by line the same as the source. */
export interface ParsedPart {
  readonly root: Root
  readonly text: string
  /** Before each line, and after the last one. */
  readonly nestings: readonly Nesting[]
}

/** Parses a part of a body that stands between top-level blocks, given what the rest of the body defines. Of a block only `mostLines` are read. */
export function parsePart(part: string, known: KnownLabels, nesting?: Nesting, mostLines?: number): ParsedPart {
  const { text, nestings } = boundNesting(part, nesting, mostLines)
  const root = withKnownLabels(known, () => parserFor(text)(text))
  applyHouseRules(root, text)
  return { root, text, nestings }
}

/** Parses a whole body. Directives that Marquee does not know come out as the text that was typed. */
export function parseBody(body: string): ParsedPart {
  const { text, nestings } = boundNesting(body)
  const parse = parserFor(text)
  let root = parse(text)
  const hidden = labelsInContainers(root)
  if (hidden !== noLabels) root = withKnownLabels(hidden, () => parse(text))
  applyHouseRules(root, text)
  return { root, text, nestings }
}

/** Parses a body with some of our extensions of CommonMark off. */
export function parseMarkdown(body: string, syntax: Syntax = fullSyntax): Root {
  return syntax.house && syntax.gfm ? parseBody(body).root : parserFor(body, syntax)(body)
}

/** What is defined inside of containers, which the parser reads too late for the text around them. */
function labelsInContainers(root: Root): KnownLabels {
  const links: string[] = []
  const footnotes: string[] = []
  eachNode(root, (container) => {
    if (container.type !== 'containerDirective') return
    eachNode(container, (node) => {
      if (node.type === 'definition') links.push(node.identifier)
      if (node.type === 'footnoteDefinition') footnotes.push(node.identifier)
    })
    return 'skip'
  })
  return links.length + footnotes.length === 0 ? noLabels : { links, footnotes }
}

/** The parser that reads this text as every other one with its syntax would, and looks for nothing that cannot be in it. */
function parserFor(source: string, syntax = fullSyntax): (body: string) => Root {
  const rarities = raritiesOf(source)
  const key = [syntax.gfm, syntax.house, rarities.tables, rarities.addresses].join()
  let parse = parsers.get(key)
  if (!parse) {
    const processor = unified().use(remarkParse).use(parserPlugins(syntax, rarities)).use(knownLabels).freeze()
    parse = (text) => processor.parse(text)
    parsers.set(key, parse)
  }
  return parse
}
