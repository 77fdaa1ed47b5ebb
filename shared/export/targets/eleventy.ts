import { rfcDate } from '../../post/postDate.ts'
import { type ExportPost, postProblem } from '../exportPosts.ts'
import { anchorBefore, githubDialect } from '../markdown/dialect.ts'
import { liquidForms } from '../markdown/liquidForms.ts'
import { type MarkdownSite, openMarkdownSite, refusesFuture } from '../markdown/markdownSite.ts'
import { ownEntries, reviewEntries } from '../markdown/reviewEntries.ts'
import { Bare, yamlHead } from '../markdown/yamlHead.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import type { ExportInput, SiteTarget } from '../siteTarget.ts'
import { escapeLiquid, liquidMarks } from '../markdown/liquid.ts'
import { readEleventySite } from './eleventy/eleventySite.ts'

/** Posts in the folder of an existing Eleventy site that holds its own, each with its address; pictures where the site takes them. */
export const eleventyTarget: SiteTarget = {
  id: 'eleventy',
  open: (input) => openMarkdownSite(input, eleventySite(input)),
}

/** Keys that break the build, or that would make a post something else than what is exported. */
const reservedKeys = ['page', 'content', 'collections', 'eleventy', 'pkg', 'permalink', 'layout', 'date', 'pagination', 'eleventycomputed', 'templateengineoverride', 'override:tags', 'tags']

function eleventySite(input: ExportInput): MarkdownSite {
  const { config, facts } = input
  const site = readEleventySite(facts)
  const { folder, before, after, base, pictures, knowsDrafts, layout, collection, posts } = site
  const isNative = config.directives === 'native'
  const addressOf = ({ slug }: ExportPost) => `${before}${slug}${after}`
  return {
    id: 'eleventy',
    name: 'Eleventy',
    settings: { ...site, posts: posts.heads },
    // markdown-it as Eleventy sets it up; templates are kept from the body altogether, or with includes escaped in it.
    dialect: { ...githubDialect, footnotes: false, taskLists: false, linksAddresses: false, indentedCode: false, headingId: anchorBefore, template: isNative ? { marks: liquidMarks, inText: escapeLiquid, inCode: (text) => ({ text: escapeLiquid(text), isChanged: false }) } : null },
    postPath: ({ slug }) => (pictures.kind === 'beside' ? `${folder}/${slug}/${slug}.md` : `${folder}/${slug}.md`),
    picture: ({ slug }, name) => {
      if (pictures.kind === 'beside') return { path: `${folder}/${slug}/${name}`, url: `./${urlPath(name)}`, cover: `./${urlPath(name)}` }
      const url = `${pictures.url === '/' ? '' : pictures.url}/${urlPath(`${slug}/${name}`)}`
      return { path: `${pictures.path}/${slug}/${name}`, url: `${base}${url}`, cover: url }
    },
    pictureNames: () => new PictureNames([], pictures.kind === 'beside' ? besideName : undefined),
    link: (post, fragment) => `${base}${urlPath(addressOf(post))}${fragment === null ? '' : `#${fragment}`}`,
    reference: addressOf,
    frontMatter: (post, { cover, related }) => {
      const { fields } = post
      const [date, updated] = [rfcDate(fields.date, config.timeZone), rfcDate(fields.updated, config.timeZone)]
      const isHidden = fields.draft && !knowsDrafts
      return yamlHead(
        [
          ['layout', layout],
          ['title', post.title],
          ['date', date === null ? null : new Bare(date)],
          ['updated', updated === null ? null : new Bare(updated)],
          ['permalink', isHidden ? false : addressOf(post)],
          ['eleventyExcludeFromCollections', isHidden || undefined],
          ['draft', fields.draft || undefined],
          ['templateEngineOverride', isNative ? 'liquid,md' : 'md'],
          ['description', fields.summary],
          ['tags', [...(collection === null ? [] : [collection]), ...fields.tags]],
          ['categories', fields.categories],
          ...reviewEntries(post, config, related),
          posts.coverEntry(cover, fields.coverAlt, 'cover', config.exportKeys['cover']),
        ],
        ownEntries(post),
        reservedKeys,
      )
    },
    refuses: (post) => (post.fields.draft ? null : refusesFuture(post, 'Eleventy', input)),
    hides: ({ fields }) => (fields.draft ? 'it is a draft' : null),
    remarks: (post) => [
      ...(post.dateMs === null ? [postProblem(post, 'no-date', 'warning', 'The post has no date, so Eleventy dates it by its file. Give it one.')] : []),
      ...(pictures.kind === 'none' && post.hasPicture
        ? [postProblem(post, 'eleventy-pictures', 'warning', 'This site copies no folder of pictures. Add eleventyConfig.addPassthroughCopy("images") to its configuration.')]
        : []),
    ],
    forms: liquidForms({
      folder: site.includesFolder,
      ending: '.liquid',
      tag: (name, values) => `{% include "${name}", inner: marquee${values === '' ? '' : `, ${values.replaceAll('="', ': "')}`} %}`,
      separator: ', ',
      value: (key) => `{{ ${key} }}`,
      htmlAttribute: '',
    }),
    noteMessages: {},
    pictures: pictures.kind === 'beside' ? 'markdown' : 'html',
    needsPictures: pictures.kind === 'beside',
  }
}

/**
 * Eleventy looks for files beside a post by their addresses as written, percent signs and all, so the names are plain letters; and what it
 * would take for a page or for data gets another ending.
 */
function besideName(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length).normalize('NFKD').replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '')
  return `${stem || 'picture'}${ending}${/^\.(?:md|html|njk|liquid|hbs|ejs|webc|json|js|cjs|mjs)$/i.test(ending) ? '.txt' : ''}`
}
