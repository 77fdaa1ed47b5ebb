import type { Nodes } from 'mdast'
import { eachNode } from '../../markdown/eachNode.ts'
import { containerDirectives, leafDirectives, type LeafName } from '../../markdown/houseRules.ts'
import { entities } from './dialect.ts'

export type FormName = LeafName | (typeof containerDirectives)[number]
export const formNames: readonly FormName[] = [...leafDirectives, ...containerDirectives]

/** Names and values without line ends. */
export type FormAttributes = Readonly<Record<string, string>>

/** Directives in a site's own form: a short code, an include or a tag around the Markdown that would stand there without one. */
export interface SiteForms {
  /** What stands above and below that Markdown, on lines of its own. Values of attributes are HTML already. */
  readonly around: (name: FormName, attributes: FormAttributes) => { readonly open: string; readonly close: string }
  /** What stands before and after what is hidden within a line; null for the same HTML as without forms. */
  readonly inline: { readonly open: string; readonly close: string } | null
  /** Whether what is inside is read by itself: then it knows no footnote and no definition of the rest, and no HTML that the site drops. */
  readonly isApart: boolean
  /** What the site needs for them, offered to the author. */
  readonly files: readonly { readonly path: string; readonly text: string }[]
}

/** Writes ` key="value"` for each attribute: values hold no quotation mark, brace or backslash. */
export function attributeList(attributes: FormAttributes, separator = ' '): string {
  return Object.entries(attributes).map(([key, value]) => `${key}="${value}"`).join(separator)
}

/** A text of the author as the value of an attribute. */
export function attributeText(text: string): string {
  return entities(text.replace(/\s+/g, ' ').trim()).replace(/[\\'`|%]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** Whether a node needs what is defined elsewhere in its post, or defines what others may need. */
export function leansOnRest(node: Nodes): boolean {
  let leans = false
  eachNode(node, (below) => {
    if (['linkReference', 'imageReference', 'footnoteReference', 'definition', 'footnoteDefinition'].includes(below.type)) leans = true
  })
  return leans
}
