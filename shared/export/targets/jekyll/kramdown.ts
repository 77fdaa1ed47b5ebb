import { type Dialect, githubDialect } from '../../markdown/dialect.ts'
import { escapeLiquid, liquidMarks } from '../../markdown/liquid.ts'

/** kramdown with GitHub's extensions, as Jekyll has it, after Liquid. */
export const kramdown: Dialect = {
  ...githubDialect,
  htmlAttribute: ' markdown="1"',
  linksAddresses: false,
  backslashBreaks: false,
  escapable: /[\\.*_+`<>()[\]{}#!:|"'$=~-]/,
  unescapesCode: false,
  joinsBlocks: true,
  // A bar makes a table, `{:` attributes, a colon at a line's start a definition, a number there a list, `$$` mathematics.
  literalMarks: /\||\{(?=[:#])|:(?<=(?:^|\n)[ \t>]*:)(?=[ \t])|\$(?=\$)|\*(?=\[)|\^(?<=(?:^|\n)[ \t>]*\^)(?=[ \t]*(?:\n|$))|[.](?<=\n[ \t>]*\d{1,9}[.])(?=[ \t])/,
  template: { marks: liquidMarks, inText: escapeLiquid, inCode: (text) => ({ text: escapeLiquid(text), isChanged: false }) },
}
