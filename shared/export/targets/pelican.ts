import { formatDate, readPostDate } from '../../post/postDate.ts'
import { type ExportPost, postProblem } from '../exportPosts.ts'
import { entities } from '../markdown/dialect.ts'
import { heldBack, type MarkdownSite, openMarkdownSite, refusesFuture } from '../markdown/markdownSite.ts'
import { ownMarkdown } from '../markdown/textMarks.ts'
import { markdownText } from '../markdown/plainMarkdown.ts'
import { ownEntries, reviewEntries } from '../markdown/reviewEntries.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import type { ExportInput, SiteTarget } from '../siteTarget.ts'
import { pelicanMetadata } from './pelican/metadata.ts'
import { readPelicanSite } from './pelican/pelicanSite.ts'
import { pythonMarkdown } from './pelican/pythonMarkdown.ts'

/** Posts among those of an existing Pelican site, pictures in a folder that it copies. */
export const pelicanTarget: SiteTarget = {
  id: 'pelican',
  open: (input) => openMarkdownSite(input, pelicanSite(input)),
}

/** Keys by which a post would become something else, or would go elsewhere. */
const reservedKeys = ['title', 'date', 'modified', 'slug', 'status', 'template', 'save_as', 'url', 'lang', 'translation', 'category', 'tags', 'summary', 'private']

function pelicanSite(input: ExportInput): MarkdownSite {
  const { config, facts, nowMs } = input
  const site = readPelicanSite(facts)
  const { content, section, pictureFolder, hidesFuture } = site
  const coverKey = config.exportKeys['cover'] ?? site.cover.key
  const below = section === '' ? '' : `${section}/`
  const clock = (written: string | null): string | null => {
    const date = written === null ? null : readPostDate(written, config.timeZone)
    if (!date) return null
    const text = formatDate(date.ms, site.timeZone ?? config.timeZone).replace('T', ' ')
    return site.timeZone === null ? text.replace(/([+-]\d\d):(\d\d)$/, ' $1$2') : text.slice(0, 19)
  }
  return {
    id: 'pelican',
    name: 'Pelican',
    settings: site,
    dialect: pythonMarkdown,
    postPath: ({ slug }) => `${content}/${below}${slug}.md`,
    picture: ({ slug }, name) => {
      const path = `${pictureFolder}/${slug}/${name}`
      return { path: `${content}/${path}`, url: `{static}/${path}`, cover: `${site.cover.isRooted ? '/' : ''}${urlPath(path)}` }
    },
    pictureNames: () => new PictureNames([], linkableName),
    link: ({ slug }, fragment) => `{filename}/${below}${slug}.md${fragment === null ? '' : `#${fragment}`}`,
    reference: ({ slug }) => slug,
    frontMatter: (post, { cover, related }) => {
      const { fields } = post
      return pelicanMetadata(
        [
          // Pelican writes titles into pages as they are.
          ['Title', entities(post.title)],
          ['Date', clock(fields.date)],
          ['Modified', clock(fields.updated)],
          ['Slug', post.slug],
          ['Status', fields.draft ? 'draft' : site.needsStatus ? 'published' : undefined],
          ['Category', fields.categories[0]],
          ['Tags', fields.tags],
          ['Summary', fields.summary === null ? undefined : ownMarkdown(markdownText(fields.summary.replace(/\s+/g, ' ')), pythonMarkdown)],
          ...reviewEntries(post, config, related).map(([key, value]) => [capital(key), typeof value === 'string' && value !== fields.trailer ? entities(value) : value] as const),
          [coverKey, cover],
          [`${coverKey}_alt`, cover === null || fields.coverAlt === null ? undefined : entities(fields.coverAlt)],
        ],
        ownEntries(post),
        reservedKeys,
      )
    },
    refuses: (post) =>
      post.dateMs === null ? 'It has no date that can be read, and Pelican leaves such posts out.' : hidesFuture || post.fields.draft ? null : refusesFuture(post, 'Pelican', input),
    hides: ({ fields, dateMs }) => (fields.draft ? 'it is a draft' : hidesFuture && dateMs !== null && dateMs > nowMs ? heldBack : null),
    remarks: (post: ExportPost) =>
      post.fields.draft ? [postProblem(post, 'pelican-draft', 'warning', 'Pelican builds drafts too: nothing links to the page, but it is uploaded with the site. Export without drafts to keep it off.')] : [],
    forms: 'Pelican has neither short codes nor includes in posts, so directives are written as plain Markdown.',
    noteMessages: {},
    pictures: 'markdown',
    needsPictures: false,
  }
}

/** Pelican finds a file by its address as written, percent signs and all, so names have letters, digits and hyphens alone. */
function linkableName(name: string): string {
  return name.replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-').replace(/^[.-]+/, '') || 'picture'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
