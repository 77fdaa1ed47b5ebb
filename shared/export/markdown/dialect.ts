import type { Root } from 'mdast'
import type { TextChange } from '../../text/textChange.ts'

/** How a generator's template language reads the text of a post, and what keeps it from doing so. */
export interface TemplateSyntax {
  /** What begins (or ends) something that would run; global. */
  readonly marks: RegExp
  /** What to write for a mark outside of code, so that nothing runs and the reader sees it as it was. */
  readonly inText: (mark: string) => string
  /** The whole of a piece of code in which nothing runs, and where entities are no help; `isChanged` where the reader sees something else. */
  readonly inCode: (text: string) => { readonly text: string; readonly isChanged: boolean }
}

/** What a generator's Markdown makes of what Marquee's own reads: everything that differs is written in another way. */
export interface Dialect {
  /** Whether HTML in Markdown reaches the page. */
  readonly keepsHtml: boolean
  /** What makes Markdown count inside of an HTML block: ` markdown="1"` in its tag, or ''. */
  readonly htmlAttribute: string
  /** How emphasis between Chinese letters and punctuation is made sure of. */
  readonly edges: 'entities' | 'tags'
  /** Whether `https://…` in the text becomes a link by itself. */
  readonly linksAddresses: boolean
  readonly strikethrough: boolean
  /** Whether emphasis within emphasis is read. */
  readonly nestsEmphasis: boolean
  /** Whether `\\|` in code within a table is a bar. */
  readonly unescapesCode: boolean
  readonly taskLists: boolean
  readonly footnotes: boolean
  readonly indentedCode: boolean
  /** Whether a line end within a paragraph shows as a line break. */
  readonly breaksLines: boolean
  /** Whether a backslash at a line's end is a line break. */
  readonly backslashBreaks: boolean
  /** What a backslash takes its meaning from; null for all punctuation. */
  readonly escapable: RegExp | null
  /** What marks the end of a post's summary, as this generator looks for it; null where it takes none or any. */
  readonly moreMark: string | null
  /** Text that would mean something here and means nothing to Marquee; null for none. */
  readonly literalMarks: RegExp | null
  /** What gives a heading an id where the generator gives it another than Marquee does; null where they agree. */
  readonly headingId: ((id: string) => { readonly before: string; readonly after: string }) | null
  /** How the words of a picture's description are written where its Markdown would show otherwise; null where it is read as Marquee does. */
  readonly pictureAlt: ((alt: string) => string) | null
  readonly template: TemplateSyntax | null
  /** Whether two lists, or two quotes, that follow each other would become one. */
  readonly joinsBlocks: boolean
  /** What has to change of how blocks stand in the text; null where they may stand as they do. */
  readonly blockLayout: ((body: string, root: Root) => readonly TextChange[]) | null
}

/** CommonMark with GitHub's extensions, HTML kept: what generators differ from in the rest. */
export const githubDialect: Dialect = {
  keepsHtml: true,
  htmlAttribute: '',
  edges: 'tags',
  linksAddresses: true,
  strikethrough: true,
  nestsEmphasis: true,
  unescapesCode: true,
  taskLists: true,
  footnotes: true,
  indentedCode: true,
  breaksLines: false,
  backslashBreaks: true,
  escapable: null,
  moreMark: null,
  literalMarks: null,
  headingId: null,
  pictureAlt: null,
  template: null,
  joinsBlocks: false,
  blockLayout: null,
}

/** An anchor that every Markdown leaves as it is, for headings. */
export function anchorBefore(id: string): { readonly before: string; readonly after: string } {
  return { before: `<a id="${entities(id)}"></a>`, after: '' }
}

/** Text with its HTML marks, and braces, as entities. */
export function entities(text: string): string {
  return text.replace(/[&<>"{}]/g, (character) => `&#${character.charCodeAt(0)};`)
}
