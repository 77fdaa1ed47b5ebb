import { anchorBefore, type Dialect, githubDialect } from '../../markdown/dialect.ts'
import { blockLayout } from './blockLayout.ts'

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
  escapable: /[\\`*_{}[\]()>#+\-.!|]/,
  // A colon at a line's start makes a definition, `#` a heading without a blank after it, `*[` an abbreviation, braces after something its attributes.
  literalMarks: /(?<=(?:^|\n)[ \t>]*)(?::(?=[ \t])|#)|\*(?=\[)|\{(?=[^{}\n]*\}[ \t]*(?:\n|$))|(?<=[*_`)\]>])\{(?=[^{}\n]*\})/,
  headingId: anchorBefore,
  joinsBlocks: true,
  blockLayout,
}
