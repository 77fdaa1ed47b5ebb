import type { Locator, Page } from '@playwright/test'

/** The open post's title and text, and what the status line says of it. */
export class EditorPage {
  readonly region: Locator
  readonly title: Locator
  readonly body: Locator
  /** What scrolls the text. */
  readonly scroller: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.region = page.getByRole('region', { name: 'Editor', exact: true })
    this.title = this.region.getByRole('textbox', { name: 'Title', exact: true })
    this.body = this.region.getByRole('textbox', { name: 'Post body', exact: true })
    this.scroller = this.region.locator('.editorPane-text .cm-scroller')
  }

  /** A status that says so: "Saved", "Unsaved changes". */
  status(text: string | RegExp): Locator {
    return this.#page.getByRole('status').filter({ hasText: text })
  }

  /** Waits until the text on screen is on disk. */
  async saved(): Promise<void> {
    await this.status(/^Saved$/).first().waitFor()
  }

  /** Types at the end of the text, as a person does. */
  async typeAtEnd(text: string): Promise<void> {
    await this.body.click()
    await this.#page.keyboard.press('ControlOrMeta+End')
    await this.#page.keyboard.type(text)
  }

  /** Saves by the key, and waits until it is done. */
  async save(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+s')
    await this.status(/^Saved/).first().waitFor()
  }
}
