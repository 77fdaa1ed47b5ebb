import Mustache from 'mustache'
import { ThemeTooLarge } from '../../siteTheme.ts'

/** A list of 50,000 posts as Marquee's own theme writes it has half of it. */
const mostOfText = 64 * 1024 * 1024
/** The pages of 50,000 posts, each as long as a book's chapter. */
const mostOfSite = 1024 * 1024 * 1024
/** Marks that are looked at for one page; Marquee's own theme needs 20 for each post of a list. */
const mostOfSteps = 20_000_000

type RenderTokens = Mustache.Writer['renderTokens']

/** Writes pages, and gives up where sections within sections would write without end. */
export class BoundedWriter extends Mustache.Writer {
  #length = 0
  #steps = 0
  #total = 0

  /** A whole page. @throws ThemeTooLarge */
  page(...args: Parameters<Mustache.Writer['render']>): string {
    this.#length = 0
    this.#steps = 0
    const text = this.render(...args)
    this.#total += text.length
    if (this.#total > mostOfSite) throw tooLarge('all pages together would be larger than 1 GB')
    return text
  }

  override renderTokens(...args: Parameters<RenderTokens>): string {
    const [tokens] = args
    this.#steps += tokens.length + 1
    this.#check()
    const before = this.#length
    const text = super.renderTokens(...args)
    // what lies within has counted itself
    this.#length = before + text.length
    this.#check()
    return text
  }

  #check(): void {
    if (this.#length <= mostOfText && this.#steps <= mostOfSteps) return
    throw tooLarge('its sections within sections make a page of more than 64 MB, or without end')
  }
}

function tooLarge(why: string): ThemeTooLarge {
  return new ThemeTooLarge(`The theme cannot be used, and nothing was exported: ${why}.`)
}
