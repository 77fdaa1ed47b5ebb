import type { BlockFacts } from '../markdown/blockFacts.ts'
import { noLabels } from '../markdown/knownLabels.ts'
import { parsePart } from '../markdown/parseMarkdown.ts'
import { splitBlocks } from '../markdown/sourceBlock.ts'

export type ExpectedLabels = Pick<BlockFacts, 'definitions' | 'footnotes'>

const mostDefinitions = 3000
const definitionLine = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t]){0,40}(\[(?:[^[\]\\\n]|\\.){1,999}\]:.*)$/gm

/** What a text seems to define, told from its lines alone, so that what is read first need not be read twice. Code may look like it too. */
export function expectedLabels(text: string): ExpectedLabels {
  const lines: string[] = []
  for (const [, line = ''] of text.matchAll(definitionLine)) if (lines.push(line) === mostDefinitions) break
  if (lines.length === 0) return { definitions: [], footnotes: [] }
  const part = lines.join('\n\n')
  const facts = splitBlocks(part, parsePart(part, noLabels), true).blocks.map(({ source }) => source.facts)
  return { definitions: facts.flatMap(({ definitions }) => definitions), footnotes: facts.flatMap(({ footnotes }) => footnotes) }
}
