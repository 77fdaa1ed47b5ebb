import type { PictureOptions } from '../../library/pictureOptions.ts'
import type { PictureSources } from '../../markdown/renderProfile.ts'
import type { PictureNames } from '../pictureNames.ts'
import type { ExportedFile } from '../siteTarget.ts'
import type { MadeFormat, PictureFacts } from './pictureFacts.ts'

/** Of the width of a page, as far as that is known: a column of text on a wide one, all of a narrow one. */
const sizes = '(min-width: 50em) 48em, 100vw'

/** The pictures of one post, with the sizes and formats that the author asked for. */
export class PostPictures {
  readonly #names: PictureNames
  readonly #facts: ReadonlyMap<string, PictureFacts>
  readonly #options: PictureOptions
  readonly #made = new Map<string, ExportedFile['content']>()

  constructor(names: PictureNames, facts: ReadonlyMap<string, PictureFacts>, options: PictureOptions) {
    this.#names = names
    this.#facts = facts
    this.#options = options
  }

  /** The name beside the post of a library path; the same each time. */
  nameOf(path: string): string {
    const name = this.#names.nameOf(path)
    const facts = this.#facts.get(path)
    const width = facts && this.#ownWidth(facts)
    this.#made.set(name, facts?.format && width !== undefined && width < facts.width ? { kind: 'picture', from: path, width, format: facts.format } : { kind: 'copy', from: path })
    return name
  }

  /** The name of a picture in the smallest width that was asked for and is enough, where there is one below its own. */
  nameOfSmall(path: string, enough: number): string {
    const facts = this.#facts.get(path)
    const width = facts?.format ? this.#options.widths.find((one) => one >= enough && one < this.#ownWidth(facts)) : undefined
    return width === undefined || !facts?.format ? this.nameOf(path) : this.#nameOfMade(path, width, false, facts.format)
  }

  /** The sizes and formats of a picture, which are written then; null for one of which nothing is known. */
  sourcesOf(path: string, urlOf: (name: string) => string): PictureSources | null {
    const facts = this.#facts.get(path)
    if (!facts) return null
    const { format } = facts
    const own = this.#ownWidth(facts)
    const height = Math.max(1, Math.round((facts.height * own) / facts.width))
    if (format === null) return { width: facts.width, height: facts.height, srcset: null, sizes: null, others: [] }
    const widths = [...this.#options.widths.filter((width) => width < own), own]
    const listOf = (made: MadeFormat): string => {
      const urls = widths.map((width) => [urlOf(made === format && width === own ? this.nameOf(path) : this.#nameOfMade(path, width, width === own, made)), width] as const)
      return urls.length === 1 ? (urls[0]?.[0] ?? '') : urls.map(([url, width]) => `${url} ${width}w`).join(', ')
    }
    const others = this.#options.formats.filter((other) => other !== format && !(other === 'avif' && facts.hasProfile))
    return {
      width: own,
      height,
      srcset: widths.length > 1 ? listOf(format) : null,
      sizes: widths.length > 1 ? sizes : null,
      others: others.map((other) => ({ type: `image/${other}`, srcset: listOf(other) })),
    }
  }

  /** Every file asked for so far. */
  get files(): readonly { readonly name: string; readonly content: ExportedFile['content'] }[] {
    return [...this.#made].map(([name, content]) => ({ name, content }))
  }

  #ownWidth({ width, format }: PictureFacts): number {
    return format === null ? width : Math.min(width, this.#options.widths.at(-1) ?? width)
  }

  #nameOfMade(path: string, width: number, isWhole: boolean, format: MadeFormat): string {
    const name = this.#names.nameOfVersion(path, isWhole ? '' : `-${width}`, format)
    this.#made.set(name, { kind: 'picture', from: path, width, format })
    return name
  }
}
