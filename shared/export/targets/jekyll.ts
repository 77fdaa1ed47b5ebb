import { formatDate, readPostDate, rfcDate } from '../../post/postDate.ts'
import type { ExportPost } from '../exportPosts.ts'
import { liquidForms } from '../markdown/liquidForms.ts'
import { heldBack, type MarkdownSite, openMarkdownSite, refusesFuture } from '../markdown/markdownSite.ts'
import { ownEntries, reviewEntries } from '../markdown/reviewEntries.ts'
import { Bare, yamlHead } from '../markdown/yamlHead.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import type { ExportInput, SiteTarget } from '../siteTarget.ts'
import type { PostFacts } from '../postFacts.ts'
import { type JekyllSite, readJekyllSite } from './jekyll/jekyllSite.ts'
import { kramdown } from './jekyll/kramdown.ts'

/** Posts in `_posts` of an existing Jekyll site, drafts in `_drafts`, pictures in a folder for each post. */
export const jekyllTarget: SiteTarget = {
  id: 'jekyll',
  open: (input) => openMarkdownSite(input, jekyllSite(input)),
}

function jekyllSite(input: ExportInput): MarkdownSite {
  const { config, facts, nowMs } = input
  const site = readJekyllSite(facts)
  const { source, postsFolder, above, urlPrefix, pictureFolder, showsFuture, showsDrafts, showsUnpublished, limit, layout, hasExcerptMark, posts } = site
  // The day in the address is taken in the site's zone, whatever offset the date has.
  const nameOf = ({ slug, dateMs }: ExportPost) => `${formatDate(dateMs ?? 0, site.timeZone ?? config.timeZone).slice(0, 10)}-${slug}`
  const whyHidden = ({ fields, dateMs }: Pick<ExportPost, 'fields' | 'dateMs'>): string | null => {
    if (fields.draft && !showsDrafts) return 'it is a draft'
    if (!showsUnpublished && fields.otherKeys.some(({ key, value }) => key === 'published' && value === false)) return 'it has “published: false”'
    return dateMs !== null && dateMs > nowMs && !showsFuture ? heldBack : null
  }
  const oldestMs = oldestWithinLimit(input, site, whyHidden)
  const base = site.isOld ? '{{ site.baseurl }}' : ''
  return {
    id: 'jekyll',
    name: 'Jekyll',
    settings: { ...site, posts: posts.heads },
    dialect: kramdown,
    postPath: (post) => (post.fields.draft ? `${above}_drafts/${post.slug}.md` : `${postsFolder}/${nameOf(post)}.md`),
    picture: ({ slug }, name) => {
      const path = `${pictureFolder}/${slug.normalize('NFKC')}/${name}`
      return { path: source + path, url: `{{ '/${urlPath(path)}' | relative_url }}`, cover: `/${urlPath(path)}` }
    },
    pictureNames: () => new PictureNames([], copiedName),
    // `post_url` knows no drafts
    link: (post, fragment) => `${base}{% ${post.fields.draft ? `link ${above.slice(source.length)}_drafts/${post.slug}.md` : `post_url ${urlPrefix}${nameOf(post)}`} %}${fragment === null ? '' : `#${fragment}`}`,
    reference: (post) => nameOf(post),
    frontMatter: (post, { cover, related }, { body }) => {
      const { fields } = post
      const [date, updated] = [jekyllDate(fields.date, config.timeZone), jekyllDate(fields.updated, config.timeZone)]
      const mark = hasExcerptMark ? undefined : /<!--\s*more\s*-->/i.exec(body)?.[0]
      return yamlHead(
        [
          ['layout', layout],
          ['title', post.title],
          ['date', date === null ? null : new Bare(date)],
          ['last_modified_at', updated === null ? null : new Bare(updated)],
          ['slug', post.slug],
          ['description', fields.summary],
          ['excerpt_separator', mark],
          ['tags', fields.tags],
          ['categories', fields.categories],
          ...reviewEntries(post, config, related),
          posts.coverEntry(cover, fields.coverAlt, 'image', config.exportKeys['cover']),
        ],
        ownEntries(post),
        ['date', 'last_modified_at', 'excerpt_separator'],
      )
    },
    refuses: (post) =>
      post.dateMs === null ? 'It has no date that can be read, and Jekyll needs one for its name.' : showsFuture && (showsDrafts || !post.fields.draft) ? refusesFuture(post, 'Jekyll', input) : null,
    hides: (post) => whyHidden(post) ?? ((post.dateMs ?? 0) < oldestMs ? `the site’s “limit_posts” leaves out all but the newest ${limit}` : null),
    remarks: () => [],
    forms: liquidForms({
      folder: `${source}_includes`,
      ending: '.html',
      tag: (name, values) => `{% include ${name}.html inner=marquee${values === '' ? '' : ` ${values}`} %}`,
      separator: ' ',
      value: (key) => `{{ include.${key} }}`,
      htmlAttribute: kramdown.htmlAttribute,
    }),
    noteMessages: {},
    pictures: 'html',
    needsPictures: false,
  }
}

/** The date of the oldest post that the site's limit leaves in: the library's posts that are shown count, and those that were there. */
function oldestWithinLimit({ posts, config, includeDrafts, nowMs }: ExportInput, { timeZone, limit, days, showsFuture }: JekyllSite, whyHidden: (post: PostFacts) => string | null): number {
  if (limit === 0) return Number.NEGATIVE_INFINITY
  const ours = posts.filter((post) => post.broken === null && (includeDrafts || !post.fields.draft) && whyHidden(post) === null)
  const theirs = days.flatMap((day) => readPostDate(day.replace(/-(\d)(?=-|$)/g, '-0$1'), timeZone ?? config.timeZone)?.ms ?? [])
  const moments = [...ours.flatMap(({ dateMs }) => dateMs ?? []), ...theirs].filter((ms) => showsFuture || ms <= nowMs).sort((a, b) => b - a)
  return moments[limit - 1] ?? Number.NEGATIVE_INFINITY
}

/** `2025-03-09 23:30:00 +0800`, which every Jekyll reads. */
function jekyllDate(written: string | null, timeZone: string): string | null {
  return rfcDate(written, timeZone)?.replace('T', ' ').replace(/Z$/, '+00:00').replace(/([+-]\d\d):(\d\d)$/, ' $1$2') ?? null
}

/** Jekyll copies no file whose name begins with `_`, `.` or `#`, or ends in `~`; and `relative_url` writes every name in NFKC. */
function copiedName(name: string): string {
  return name.normalize('NFKC').replace(/[\\/:*?"<>|]/g, '-').replace(/^[._#~]+|~+$/g, '') || 'picture'
}
