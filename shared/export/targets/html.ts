import { readExportPosts } from '../exportPosts.ts'
import type { ExportedFiles, ExportInput, SiteFacts, SiteTarget } from '../siteTarget.ts'

/** A complete small site of plain pages that opens from disk and needs no generator. */
export const htmlTarget: SiteTarget = { id: 'html', name: 'Web pages', detect, files: htmlFiles }

function detect(facts: SiteFacts): string | null {
  if (facts.last?.target === 'html') return 'an earlier export'
  return facts.topNames.every((name) => name.startsWith('.')) ? 'an empty folder' : null
}

function htmlFiles(input: ExportInput): ExportedFiles {
  const { skipped, problems } = readExportPosts(input, new Set(), () => null)
  return { files: [], skipped, problems }
}
