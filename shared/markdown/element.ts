import type { Element, ElementContent, Properties } from 'hast'

/** Makes a hast element of our own: trusted output, added after author content is sanitised. Strings become text, null is left out. */
export function element(tagName: string, properties: Properties = {}, ...children: readonly (ElementContent | string | null)[]): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.filter((child) => child !== null).map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  }
}
