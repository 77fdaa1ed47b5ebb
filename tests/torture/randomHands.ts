import type { Page } from '@playwright/test'
import type { ShadowPost } from './shadowPost.ts'

/** A number from 0 up to 1, the next in its row. */
export type Random = () => number

/** The same row of numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Hands at the keyboard that write, save, go from post to post, rename and export, in no order. */
export class RandomHands {
  readonly #page: Page
  readonly #posts: readonly ShadowPost[]
  readonly #site: string
  readonly #random: Random
  #open: ShadowPost | null = null
  #words = 0

  constructor(page: Page, posts: readonly ShadowPost[], site: string, random: Random) {
    this.#page = page
    this.#posts = posts
    this.#site = site
    this.#random = random
  }

  /** Works until the window is gone. */
  async workUntil(isOver: () => boolean): Promise<void> {
    await this.#switch()
    while (!isOver()) {
      const what = this.#random()
      if (what < 0.86) await this.#write()
      else if (what < 0.9) await this.#page.keyboard.press('ControlOrMeta+s')
      else if (what < 0.95) await this.#switch()
      else if (what < 0.98) await this.#rename()
      else await this.#export()
      if (this.#random() < 0.2) await this.#page.waitForTimeout(this.#random() * 900)
    }
  }

  async #write(): Promise<void> {
    const word = `word${++this.#words}${'花雨'.charAt(Math.floor(this.#random() * 4))} `
    for (const character of word) await (character < '\u007f' ? this.#page.keyboard.press(character === ' ' ? 'Space' : character) : this.#page.keyboard.insertText(character))
    this.#open?.note(word, Date.now())
  }

  async #switch(): Promise<void> {
    const next = this.#posts[Math.floor(this.#random() * this.#posts.length)]
    if (!next) return
    await this.#page.getByRole('option', { name: new RegExp(`^${next.title}`) }).click()
    await this.#page.waitForFunction((title) => document.querySelector<HTMLInputElement>('.editorPane input, .editorPane textarea')?.value === title, next.title)
    this.#open = next
    await this.#goToEnd()
  }

  async #rename(): Promise<void> {
    await this.#page.keyboard.press('F2')
    await this.#page.getByRole('dialog').waitFor()
    await this.#page.keyboard.press('ControlOrMeta+a')
    await this.#page.keyboard.type(`renamed ${++this.#words}`)
    await this.#page.keyboard.press('Enter')
    await this.#page.getByRole('dialog').waitFor({ state: 'hidden' })
    await this.#goToEnd()
  }

  async #export(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+e')
    const dialog = this.#page.getByRole('dialog', { name: 'Export', exact: true })
    await dialog.getByRole('combobox', { name: 'Site kind' }).selectOption('html')
    const folder = dialog.getByRole('textbox', { name: 'Site folder' })
    await folder.fill(this.#site)
    await folder.press('Enter')
    await this.#page.waitForTimeout(1000)
    const run = dialog.getByRole('button', { name: 'Export now' })
    if (await run.isEnabled({ timeout: 500 }).catch(() => false)) await run.click()
    await this.#page.waitForTimeout(this.#random() * 1000)
    while (await dialog.isVisible()) {
      await this.#page.keyboard.press('Escape')
      await this.#page.waitForTimeout(200)
    }
    await this.#goToEnd()
  }

  async #goToEnd(): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Post body', exact: true }).click()
    await this.#page.keyboard.press('ControlOrMeta+End')
  }
}
