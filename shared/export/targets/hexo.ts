import { formatDate, readPostDate } from '../../post/postDate.ts'
import { slugFromTitle } from '../../post/slug.ts'
import { postProblem, type ExportPost } from '../exportPosts.ts'
import { anchorBefore, githubDialect } from '../markdown/dialect.ts'
import { heldBack, type MarkdownSite, openMarkdownSite, refusesFuture } from '../markdown/markdownSite.ts'
import { ownEntries, reviewEntries } from '../markdown/reviewEntries.ts'
import { Bare, yamlHead } from '../markdown/yamlHead.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import type { ExportInput, SiteTarget } from '../siteTarget.ts'
import { hexoForms } from './hexo/forms.ts'
import { readHexoSite } from './hexo/hexoSite.ts'

/** Posts in `source/_posts` of an existing Hexo site, drafts in `source/_drafts`, pictures in a folder for each post. */
export const hexoTarget: SiteTarget = {
  id: 'hexo',
  open: (input) => openMarkdownSite(input, hexoSite(input)),
}

// Nunjucks runs on text and leaves code alone; entities mean nothing to it.
const nunjucksMarks = /\{(?=[{%#])|#\}/g

/** Keys that Hexo gives another meaning, or takes for its own. */
const reservedKeys = ['permalink', 'date', 'updated', 'slug', 'source', 'raw', 'content', '_content', 'path', 'full_source', 'asset_dir', 'more']

function hexoSite(input: ExportInput): MarkdownSite {
  const { config, facts, nowMs } = input
  const site = readHexoSite(facts)
  const { source, pictureFolder, base, hidesFuture, rendersDrafts, posts } = site
  const zone = site.timeZone ?? config.timeZone
  const clock = (written: string | null): Bare | null => {
    const date = written === null ? null : readPostDate(written, config.timeZone)
    return date && new Bare(formatDate(date.ms, zone).slice(0, 19).replace('T', ' '))
  }
  const addressOf = (post: ExportPost) => permalinkOf(post, site.permalink, zone, site.defaultCategory)
  return {
    id: 'hexo',
    name: 'Hexo',
    settings: { ...site, posts: posts.heads },
    dialect: {
      ...githubDialect,
      footnotes: false,
      taskLists: site.isMarked,
      linksAddresses: site.isMarked,
      breaksLines: site.breaksLines,
      headingId: anchorBefore,
      template: { marks: nunjucksMarks, inText: (mark) => (mark === '#}' ? '#&#125;' : '&#123;'), inCode: (text) => ({ text, isChanged: false }) },
    },
    postPath: ({ slug, fields }) => `${source}/${fields.draft ? '_drafts' : '_posts'}/${slug}.md`,
    picture: ({ slug }, name) => {
      const path = `${pictureFolder}/${slug}/${name}`
      return { path: `${source}/${path}`, url: `${base}/${urlPath(path)}`, pictureUrl: `${site.addsBase ? '' : base}/${urlPath(path)}`, cover: `/${urlPath(path)}` }
    },
    pictureNames: () => new PictureNames([], (name) => name.replace(/^[._]+|[~%]+$/g, '') || 'picture'),
    link: (post, fragment) => `${base}/${urlPath(addressOf(post))}${fragment === null ? '' : `#${fragment}`}`,
    reference: addressOf,
    frontMatter: (post, { cover, related }) => {
      const { fields } = post
      const [key, value] = posts.coverEntry(cover, fields.coverAlt, site.coverKey, config.exportKeys['cover'])
      return yamlHead(
        [
          ['title', post.title],
          ['date', clock(fields.date)],
          ['updated', clock(fields.updated)],
          // Days in addresses would be those of the machine that builds.
          ['permalink', addressOf(post)],
          ['description', fields.summary],
          ['tags', fields.tags],
          ['categories', fields.categories.map((category) => [category])],
          ...reviewEntries(post, config, related),
          [key, key === 'photos' && value !== undefined ? [value] : value],
        ],
        ownEntries(post),
        reservedKeys,
      )
    },
    refuses: (post) => (hidesFuture || (post.fields.draft && !rendersDrafts) ? null : refusesFuture(post, 'Hexo', input)),
    hides: ({ fields, dateMs }) => {
      if (fields.draft && !rendersDrafts) return 'it is a draft'
      if (!rendersDrafts && fields.otherKeys.some(({ key, value }) => key === 'published' && value === false)) return 'it has “published: false”'
      return hidesFuture && dateMs !== null && dateMs > nowMs ? heldBack : null
    },
    remarks: (post) => (post.dateMs === null ? [postProblem(post, 'no-date', 'warning', 'The post has no date, so Hexo dates it by its file. Give it one.')] : []),
    forms: hexoForms,
    noteMessages: {},
    pictures: 'html',
    needsPictures: false,
  }
}

/** Where a post is below the site's root, by the site's own pattern; days are those of the site's zone. */
function permalinkOf({ slug, dateMs, fields }: ExportPost, pattern: string, zone: string, defaultCategory: string): string {
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = formatDate(dateMs ?? 0, zone).split(/[-T:+]/)
  const category = fields.categories[0] === undefined ? defaultCategory : slugFromTitle(fields.categories[0])
  const parts: Readonly<Record<string, string>> = {
    year, month, day, hour, minute, second, category, title: slug, name: slug, post_title: slug, i_month: String(Number(month)), i_day: String(Number(day)),
  }
  return pattern.replace(/:(\w+)/g, (whole, name: string) => parts[name] ?? whole)
}
