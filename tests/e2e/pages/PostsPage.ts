import type { Locator, Page } from '@playwright/test'

/** The list of posts. */
export class PostsPage {
  readonly region: Locator
  readonly search: Locator
  readonly list: Locator
  readonly newPost: Locator

  constructor(page: Page) {
    this.region = page.getByRole('navigation', { name: 'Posts', exact: true })
    this.search = this.region.getByRole('searchbox', { name: 'Search posts' })
    this.list = this.region.getByRole('listbox', { name: 'Posts', exact: true })
    this.newPost = this.region.getByRole('button', { name: 'New post' })
  }

  /** The row of the post whose title begins so. */
  post(title: string): Locator {
    return this.list.getByRole('option', { name: new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) })
  }
}
