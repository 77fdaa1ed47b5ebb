import { styleTags, tags } from '@lezer/highlight'
import type { MarkdownConfig } from '@lezer/markdown'

const colon = 58

/** Colours `::rating` lines and `:::spoiler[…]` fences in the text. */
export const directiveSyntax: MarkdownConfig = {
  defineNodes: [{ name: 'Directive', block: true }],
  props: [styleTags({ Directive: tags.annotation })],
  parseBlock: [
    {
      name: 'Directive',
      before: 'LinkReference',
      parse(context, line) {
        if (line.next !== colon || !/^:{2,}(?:[a-zA-Z][\w-]*(?:\[[^\]]*\])?(?:\{[^}]*\})?)?[ \t]*$/.test(line.text.slice(line.pos))) return false
        const from = context.lineStart + line.pos
        context.addElement(context.elt('Directive', from, context.lineStart + line.text.length))
        context.nextLine()
        return true
      },
      endLeaf: (_context, line) => line.next === colon && /^:{2,}(?:[a-zA-Z]|$)/.test(line.text.slice(line.pos)),
    },
  ],
}
