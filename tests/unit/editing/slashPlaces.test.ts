import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { visit } from 'unist-util-visit'
import { placeEntry, slashEntries } from '../../../shared/editing/slashMenu.ts'
import { parseMarkdown } from '../../../shared/markdown/parseMarkdown.ts'

const made: Readonly<Record<string, string>> = {
  rating: 'leafDirective', signoff: 'leafDirective', spoiler: 'containerDirective', warning: 'containerDirective',
  heading2: 'heading', quote: 'blockquote', bullets: 'list', numbers: 'list', tasks: 'list', table: 'table', code: 'code', rule: 'thematicBreak',
}
const entries = slashEntries({ snippets: [], quotes: [], related: [] }).filter(({ id }) => id in made)
const prefixes = ['', '> ', '- ', '1. ', '> - ', '  - ']
const neighbours = [null, '', 'Text', '> Text', '- Text', '## Text', 'Text\n\n- Text']

describe('an entry, wherever it is chosen', () => {
  it.each(entries.map((entry) => [entry.label, entry] as const))('%s becomes what it is, and leaves the lines around it what they are', (_label, entry) => {
    for (const prefix of prefixes) for (const above of neighbours) for (const below of neighbours) {
      const { insert, selection } = placeEntry(entry, prefix, above?.split('\n').at(-1) ?? null, below?.split('\n')[0] ?? null)
      // an item without words is none: what the author types next makes it one
      const typed = `${insert.slice(0, selection.to)}x${insert.slice(selection.to)}`
      const text = [...(above === null ? [] : [above]), prefix + (/^(?:heading|quote|bullets|numbers|tasks)/.test(entry.id) ? typed : insert), ...(below === null ? [] : [below])].join('\n')
      const types: string[] = []
      const words: string[] = []
      visit(parseMarkdown(text), (node: Nodes) => {
        types.push(node.type)
        if ((node.type === 'paragraph' || node.type === 'heading') && toString(node).startsWith('Text')) words.push(toString(node))
      })
      expect(types, JSON.stringify(text)).toContain(made[entry.id])
      expect(words, JSON.stringify(text)).toEqual([above, below].flatMap((line) => line?.match(/Text/g) ?? []))
    }
  })
})
