import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import type { PageView } from './pageViews.ts'

interface PageFacts {
  readonly title: string
  readonly root: string
  readonly description?: string | null
  readonly url?: string | null
  readonly is?: 'post' | 'list' | 'warnings'
}

/** What every page has to say. */
export function pageView({ title, root, description = null, url = null, is }: PageFacts, { title: siteTitle, author, language }: LibraryConfig): PageView {
  const pageTitle = title === siteTitle ? siteTitle : `${title} · ${siteTitle}`
  return { root, language, locale: localeOf(language), siteTitle, author, pageTitle, title, description, url, isPost: is === 'post', isList: is === 'list', isWarnings: is === 'warnings' }
}

function localeOf(language: string): string | null {
  const found = /^([a-z]{2,3})-(?:[a-z]{4}-)?([a-z]{2})$/i.exec(language)
  return found ? `${found[1]?.toLowerCase()}_${found[2]?.toUpperCase()}` : null
}
