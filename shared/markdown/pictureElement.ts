import type { Element, Properties } from 'hast'
import { element } from './element.ts'
import type { PictureSources } from './renderProfile.ts'

/** A picture, with its size and what a browser may choose from where that is known. */
export function pictureElement(url: string, sources: PictureSources | null | undefined, properties: Properties): Element {
  if (!sources) return element('img', { src: url, ...properties })
  const { width, height, srcset, sizes, others } = sources
  const image = element('img', { src: url, ...(srcset === null || sizes === null ? {} : { srcSet: srcset, sizes }), width, height, ...properties })
  if (others.length === 0) return image
  return element('picture', {}, ...others.map((other) => element('source', { type: other.type, srcSet: other.srcset, ...(sizes === null ? {} : { sizes }) })), image)
}
