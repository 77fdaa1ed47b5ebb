import type { Page } from '@playwright/test'
import { setTimeout as delay } from 'node:timers/promises'
import { DetailsPage } from '../e2e/pages/DetailsPage.ts'
import { EditorPage } from '../e2e/pages/EditorPage.ts'
import { ExportPage } from '../e2e/pages/ExportPage.ts'
import { PreviewPage } from '../e2e/pages/PreviewPage.ts'
import { PostsPage } from '../e2e/pages/PostsPage.ts'
import { newLine, type TypedLine } from './typedLines.ts'

/** What an author does, in the order of how often. */
export type Act = 'type' | 'switch' | 'save' | 'summary' | 'rename' | 'new' | 'export'

/** An act's last key, or the beginning of looking what an export would change. */
export type Moment = Act | 'plan'

const acts: readonly (readonly [Act, number])[] = [['type', 55], ['switch', 15], ['save', 10], ['summary', 6], ['rename', 5], ['new', 4], ['export', 5]]

/** So many rows of the list are on screen, and only those can be clicked. */
const mostPosts = 10

/** What the author knows, from the first round to the last. */
export interface Memory {
  readonly lines: TypedLine[]
  /** Titles of the posts that there are, the new ones too. */
  readonly titles: string[]
  readonly site: string
  readonly next: () => number
}

/** Plays an author in the window with real keys and clicks, and remembers what they typed. */
export class Author {
  /** The post that is being opened; null while nothing is. */
  goingTo: string | null = null
  readonly #page: Page
  readonly #memory: Memory
  readonly #editor: EditorPage
  readonly #posts: PostsPage
  readonly #struck: (moment: Moment) => void

  /** @param struck told when the last key or click of an act has gone out: now the app is at work on it */
  constructor(page: Page, memory: Memory, struck: (moment: Moment) => void) {
    this.#page = page
    this.#memory = memory
    this.#editor = new EditorPage(page)
    this.#posts = new PostsPage(page)
    this.#struck = struck
    page.setDefaultTimeout(15_000)
  }

  /** One act, of a kind if it is given. */
  async act(wanted: Act | null): Promise<void> {
    const act = wanted ?? this.#pick()
    this.goingTo = null
    switch (act) {
      case 'type':
        return this.#type()
      case 'switch':
        return this.#switch()
      case 'save':
        return this.#save()
      case 'summary':
        return this.#summary()
      case 'rename':
        return this.#rename()
      case 'new':
        return this.#new()
      case 'export':
        return this.#export()
    }
  }

  async title(): Promise<string> {
    return this.#editor.title.inputValue()
  }

  async #type(): Promise<void> {
    const title = await this.title()
    const { next, lines } = this.#memory
    await this.#editor.body.focus()
    await this.#page.keyboard.press(next() < 0.6 ? 'ControlOrMeta+End' : 'ControlOrMeta+Home')
    if (next() < 0.4) for (let down = Math.floor(next() * 6); down > 0; down--) await this.#page.keyboard.press('ArrowDown')
    await this.#page.keyboard.press('End')
    await this.#page.keyboard.press('Enter')
    const line: TypedLine = { title, wanted: newLine(next), keys: [], takenAt: [] }
    lines.push(line)
    await this.#keys(line, next() < 0.5 ? 0 : next() * 90)
    // what went elsewhere would count as lost
    const shown = await this.#editor.body.innerText()
    if (!shown.includes(line.keys.join('').trimEnd())) throw new Error(`“${line.keys.join('')}” was typed into “${title}” and is not to be seen there`)
    if (next() < 0.15) await this.#typeAndTakeBack()
    this.#struck('type')
  }

  /** A person's second thoughts: what is taken back is not missed. */
  async #typeAndTakeBack(): Promise<void> {
    await this.#page.keyboard.type(' oh', { delay: 20 })
    for (let back = 0; back < 3; back++) await this.#page.keyboard.press('Backspace')
  }

  async #keys(line: TypedLine, pause: number): Promise<void> {
    for (const key of line.wanted) {
      await this.#page.keyboard.press(key === ' ' ? 'Space' : key)
      line.keys.push(key)
      line.takenAt.push(Date.now())
      if (pause > 0) await delay(pause * this.#memory.next())
    }
  }

  async #switch(): Promise<void> {
    const { titles, next } = this.#memory
    const title = titles[Math.floor(next() * titles.length)] ?? ''
    this.goingTo = title
    await this.#posts.post(title).first().click()
    this.#struck('switch')
    await this.#page.waitForFunction((wanted) => document.querySelector<HTMLTextAreaElement>('.titleField')?.value === wanted, title)
  }

  async #save(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+s')
    this.#struck('save')
  }

  /** Once in each post: the field's value is looked for as a line. */
  async #summary(): Promise<void> {
    const title = await this.title()
    const { lines, next } = this.#memory
    const line: TypedLine = { title, wanted: `${newLine(next)} ${newLine(next)}`, keys: [], takenAt: [] }
    const details = new DetailsPage(this.#page)
    await details.open('Post')
    if ((await details.summary.inputValue()) !== '') return
    await details.summary.focus()
    lines.push(line)
    await this.#keys(line, 120)
    this.#struck('summary')
  }

  async #rename(): Promise<void> {
    await this.#page.keyboard.press('F2')
    const dialog = this.#page.getByRole('dialog', { name: 'Rename file' })
    await dialog.getByRole('textbox').fill(`r-${Math.floor(this.#memory.next() * 36 ** 4).toString(36)}`)
    await this.#page.keyboard.press('Enter')
    this.#struck('rename')
    await dialog.waitFor({ state: 'hidden' })
  }

  async #new(): Promise<void> {
    const { titles, next } = this.#memory
    if (titles.length >= mostPosts) return
    const title = `New ${newLine(next).split(' ')[0]} ${titles.length}`
    await this.#page.keyboard.press('ControlOrMeta+n')
    const dialog = this.#page.getByRole('dialog', { name: 'New post' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
    this.goingTo = title
    await this.#page.keyboard.press('Enter')
    this.#struck('new')
    await dialog.waitFor({ state: 'hidden' })
    await this.#page.waitForFunction((wanted) => document.querySelector<HTMLTextAreaElement>('.titleField')?.value === wanted, title)
    titles.push(title)
  }

  async #export(): Promise<void> {
    const dialog = new ExportPage(this.#page)
    this.#struck('plan')
    await dialog.plan(this.#memory.site, 'html')
    if (await dialog.run.isEnabled()) {
      await dialog.run.click()
      this.#struck('export')
      await dialog.dialog.getByText(/\d+ written/).waitFor()
    }
    await this.closeExport()
  }

  /** Leaves the export's dialog; it may be gone already, and takes no key for a moment while its button goes. */
  async closeExport(): Promise<void> {
    const { dialog } = new ExportPage(this.#page)
    for (let tries = 0; tries < 20 && (await dialog.isVisible()); tries++) {
      await this.#page.keyboard.press('Escape')
      await delay(250)
    }
    await dialog.waitFor({ state: 'hidden' })
  }

  /** Waits until the preview shows what was typed last. */
  async seeInPreview(): Promise<void> {
    const typed = this.#memory.lines.at(-1)?.keys.join('').trimEnd() ?? ''
    await new PreviewPage(this.#page).article.filter({ hasText: typed }).waitFor()
  }

  #pick(): Act {
    let at = this.#memory.next() * acts.reduce((sum, [, weight]) => sum + weight, 0)
    return acts.find(([, weight]) => (at -= weight) < 0)?.[0] ?? 'type'
  }
}
