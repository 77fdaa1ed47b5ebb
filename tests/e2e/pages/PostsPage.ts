import { expect, type Locator, type Page } from '@playwright/test'

/** The list of posts. */
export class PostsPage {
  readonly region: Locator
  readonly search: Locator
  readonly list: Locator
  readonly newPost: Locator
  readonly rows: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.region = page.getByRole('navigation', { name: 'Posts', exact: true })
    this.search = this.region.getByRole('searchbox', { name: 'Search posts' })
    this.list = this.region.getByRole('listbox', { name: 'Posts', exact: true })
    this.rows = this.list.getByRole('option')
    this.newPost = this.region.getByRole('button', { name: 'New post' })
  }

  /** The row of the post whose title begins so. */
  post(title: string): Locator {
    return this.list.getByRole('option', { name: new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) })
  }

  filter(name: string | RegExp): Locator {
    return this.region.getByRole('group', { name: 'Which posts' }).getByRole('button', { name })
  }

  /** Opens a post from the list and waits until its text is there. */
  async open(title: string): Promise<void> {
    await this.post(title).click()
    await expect(this.#page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title)
  }

  /** Chooses something to do with a post from its context menu. */
  async act(title: string, action: string): Promise<void> {
    await this.post(title).click({ button: 'right' })
    await this.#page.getByRole('menuitem', { name: action }).click()
  }

  /** The first line of each row in view: the titles, from the top. */
  async titles(): Promise<string[]> {
    return (await this.rows.allInnerTexts()).map((text) => text.split('\n')[0] ?? '')
  }
}
