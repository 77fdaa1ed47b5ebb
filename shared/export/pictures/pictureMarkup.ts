import type { PictureSources } from '../../markdown/renderProfile.ts'
import { entities } from '../markdown/dialect.ts'

/**
 * A picture with its sizes and formats as HTML in a line of Markdown.
 * @param url as the site has it, template marks included; so are those of `sources`
 */
export function pictureMarkup(url: string, alt: string, title: string | null, { width, height, srcset, sizes, others }: PictureSources): string {
  const attributes: readonly (readonly [string, string | number | null])[] = [
    ['src', url], ['srcset', srcset], ['sizes', sizes], ['alt', alt], ['title', title], ['width', width], ['height', height], ['loading', 'lazy'],
  ]
  const image = tag('img', attributes)
  const sources = others.map((other) => tag('source', [['type', other.type], ['srcset', other.srcset], ['sizes', sizes]]))
  return sources.length === 0 ? image : `<picture>${sources.join('')}${image}</picture>`
}

function tag(name: string, attributes: readonly (readonly [string, string | number | null])[]): string {
  const written = attributes.flatMap(([key, value]) => (value === null ? [] : [` ${key}="${isText(key) ? entities(String(value)).replace(/\s+/g, ' ').replaceAll('|', '&#124;') : String(value).replace(/[&<>"]/g, entities)}"`]))
  return `<${name}${written.join('')}>`
}

/** Whether the author wrote it: nothing in it may run. */
function isText(attribute: string): boolean {
  return attribute === 'alt' || attribute === 'title'
}
