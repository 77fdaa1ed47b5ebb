import type { Locator, Page } from '@playwright/test'

/** The open post's details as forms. */
export class DetailsPage {
  readonly region: Locator
  readonly rating: Locator
  readonly verdict: Locator
  readonly warnings: Locator
  readonly noWarnings: Locator
  readonly draft: Locator
  readonly slug: Locator
  readonly date: Locator
  readonly summary: Locator
  readonly headSource: Locator

  constructor(page: Page) {
    this.region = page.getByRole('complementary', { name: 'Details', exact: true })
    this.rating = this.region.getByRole('slider', { name: 'Rating' })
    this.verdict = this.field('Verdict')
    this.warnings = this.region.getByRole('group', { name: 'Content warnings', exact: true })
    this.noWarnings = this.warnings.getByRole('checkbox', { name: 'None', exact: true })
    this.draft = this.region.getByRole('switch', { name: 'Draft' })
    this.slug = this.field('Slug')
    this.date = this.field('Date')
    this.summary = this.field('Summary')
    this.headSource = this.field('Front matter')
  }

  field(name: string): Locator {
    return this.region.getByRole('textbox', { name, exact: true })
  }

  list(name: string): Locator {
    return this.region.getByRole('combobox', { name, exact: true })
  }

  /** A section's heading, which opens and closes it. */
  section(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true })
  }

  warning(label: string): Locator {
    return this.warnings.getByRole('checkbox', { name: label, exact: true })
  }

  severity(label: string): Locator {
    return this.warnings.getByRole('combobox', { name: `Severity: ${label}`, exact: true })
  }

  note(label: string): Locator {
    return this.warnings.getByRole('textbox', { name: `Note: ${label}`, exact: true })
  }

  spoiler(label: string): Locator {
    return this.warnings.getByRole('checkbox', { name: `Spoiler: ${label}`, exact: true })
  }

  /** Opens a section that is closed. */
  async open(name: string): Promise<void> {
    if ((await this.section(name).getAttribute('aria-expanded')) === 'false') await this.section(name).click()
  }
}
