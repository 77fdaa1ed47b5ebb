import type { MarkdownConfig } from '@lezer/markdown'

/** Characters from which on a line is shown without colours: all of it would be read again at each letter that is typed into it. */
const mostCharacters = 50_000

/** Colours are given by going as deep as the text is nested, which ends where the stack does. */
const mostMarks = 1000
const deeplyNested = /^(?:[ \t]{0,8}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){60}/
/** A list can go deeper from line to line, each taken through all that it is in; the preview shows no more than this either. */
const deeplyIndented = /^[ \t>]{200}/

function isBeyond(text: string): boolean {
  return text.length > mostCharacters || deeplyNested.test(text) || deeplyIndented.test(text) || (text.length > mostMarks && (text.match(/[*_~[\]]/g)?.length ?? 0) > mostMarks)
}

/** Takes a line that is very long, or nested deeper than any post is, for a block of its own, which has no markup, and a very long paragraph for several: the parser adds line to line, each time copying all. */
export const longLines: MarkdownConfig = {
  defineNodes: [{ name: 'LongLine', block: true }],
  parseBlock: [
    {
      name: 'LongLine',
      before: 'LinkReference',
      parse(context, line) {
        if (!isBeyond(line.text)) return false
        context.addElement(context.elt('LongLine', context.lineStart + line.pos, context.lineStart + line.text.length))
        context.nextLine()
        return true
      },
      endLeaf: (_context, line, leaf) => isBeyond(line.text) || leaf.content.length > mostCharacters,
    },
  ],
}
