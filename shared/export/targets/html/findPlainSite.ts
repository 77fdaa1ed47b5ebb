import type { SiteFacts } from '../../siteTarget.ts'

/** What says that a folder may become a site of plain pages. */
export function findPlainSite(facts: SiteFacts): string | null {
  if (facts.last?.target === 'html') return 'an earlier export'
  return facts.topNames.every((name) => name.startsWith('.')) ? 'an empty folder' : null
}
