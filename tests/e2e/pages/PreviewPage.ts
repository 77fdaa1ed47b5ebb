import type { FrameLocator, Locator, Page } from '@playwright/test'

/** The finished post. */
export class PreviewPage {
  readonly region: Locator
  readonly frame: FrameLocator
  readonly article: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Preview', exact: true })
    this.frame = this.region.frameLocator('iframe[title="Preview"]')
    this.article = this.frame.getByRole('main')
  }
}
