import { expect, type Locator, type Page } from '@playwright/test'

/** The Export dialog. */
export class ExportPage {
  readonly button: Locator
  readonly dialog: Locator
  readonly kind: Locator
  readonly folder: Locator
  readonly changes: Locator
  readonly includeDrafts: Locator
  readonly only: Locator
  readonly posts: Locator
  readonly run: Locator
  /** Of the site's own commands. */
  readonly siteStatus: Locator
  readonly output: Locator
  readonly namedPosts: Locator

  constructor(page: Page) {
    this.button = page.getByRole('button', { name: 'Export', exact: true })
    this.dialog = page.getByRole('dialog', { name: 'Export', exact: true })
    this.kind = this.dialog.getByRole('combobox', { name: 'Site kind' })
    this.folder = this.dialog.getByRole('textbox', { name: 'Site folder' })
    this.changes = this.dialog.getByRole('list', { name: 'Changes' })
    this.includeDrafts = this.dialog.getByRole('checkbox', { name: 'Include drafts' })
    this.only = this.dialog.getByRole('combobox', { name: 'Posts' })
    this.posts = this.dialog.getByRole('list', { name: 'Posts to export' })
    const site = this.dialog.getByRole('region', { name: 'Your site' })
    this.siteStatus = site.getByRole('status')
    this.output = site.getByRole('log', { name: 'Output' })
    this.namedPosts = site.getByRole('list', { name: 'Posts that it names' })
    this.run = this.dialog.getByRole('button', { name: 'Export now' })
  }

  command(name: 'Preview' | 'Build'): Locator {
    return this.dialog.getByRole('textbox', { name: `${name} command` })
  }

  runCommand(name: 'Preview' | 'Build'): Locator {
    return this.dialog.getByRole('button', { name, exact: true })
  }

  /** Opens the dialog, names folder and kind, and waits for the list of changes. */
  async plan(folder: string, kind: 'auto' | 'hugo' | 'html' = 'auto'): Promise<void> {
    await this.button.click()
    await this.kind.selectOption(kind)
    await this.folder.fill(folder)
    await this.folder.press('Enter')
    await expect(this.changes).toBeVisible()
  }

  /** Exports what is listed, and waits until it says what happened. */
  async exportNow(): Promise<void> {
    await this.run.click()
    await expect(this.dialog.getByText(/\d+ written/)).toBeVisible({ timeout: 60_000 })
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click()
    await expect(this.dialog).toBeHidden()
  }
}
