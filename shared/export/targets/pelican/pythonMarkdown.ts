import { anchorBefore, type Dialect, githubDialect } from '../../markdown/dialect.ts'
import { markdownText } from '../../markdown/plainMarkdown.ts'
import { ownMarkdown } from '../../markdown/textMarks.ts'
import { blockLayout } from './blockLayout.ts'

const escapable = /[\\`*_{}[\]()>#+\-.!|]/

/** Python-Markdown with the extensions that Pelican turns on. */
export const pythonMarkdown: Dialect = {
  ...githubDialect,
  htmlAttribute: ' markdown="1"',
  linksAddresses: false,
  strikethrough: false,
  nestsEmphasis: false,
  unescapesCode: false,
  taskLists: false,
  footnotes: false,
  backslashBreaks: false,
  escapable,
  // A colon at a line's start makes a definition, `#` a heading without a blank after it, `*[` an abbreviation, braces after something its attributes.
  literalMarks: /(?<=(?:^|\n)[ \t>]*)(?::(?=[ \t])|#)|\*(?=\[)|\{(?=[^{}\n]*\}[ \t]*(?:\n|$))|(?<=[*_`)\]>])\{(?=[^{}\n]*\})/,
  // Marks of emphasis in it would be shown.
  pictureAlt: (alt) => ownMarkdown(markdownText(alt), { escapable, backslashBreaks: false }),
  headingId: anchorBefore,
  joinsBlocks: true,
  blockLayout,
}
