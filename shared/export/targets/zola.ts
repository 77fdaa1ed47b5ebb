import { rfcDate } from '../../post/postDate.ts'
import type { ExportPost } from '../exportPosts.ts'
import { type MarkdownSite, openMarkdownSite, refusesFuture } from '../markdown/markdownSite.ts'
import { ownEntries, reviewEntries } from '../markdown/reviewEntries.ts'
import { Bare } from '../markdown/yamlHead.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import type { ExportInput, SiteTarget } from '../siteTarget.ts'
import { zolaForms } from './zola/forms.ts'
import { zolaDialect } from './zola/shortcodes.ts'
import { tomlHead } from './zola/tomlHead.ts'
import { readZolaSite } from './zola/zolaSite.ts'

/** Posts as folders with their pictures in a section of an existing Zola site. */
export const zolaTarget: SiteTarget = {
  id: 'zola',
  open: (input) => openMarkdownSite(input, zolaSite(input)),
}

function zolaSite(input: ExportInput): MarkdownSite {
  const { config, facts } = input
  const site = readZolaSite(facts)
  const { section, needsSection, base, taxonomies, posts } = site
  const folderOf = (slug: string) => `content/${section}/${slug}`
  // Zola would write other letters in Latin ones.
  const pathOf = ({ slug }: ExportPost) => (/^[a-z0-9_-]+$/.test(section + slug) ? null : `${section}/${slug}`)
  return {
    id: 'zola',
    name: 'Zola',
    settings: { ...site, posts: posts.heads },
    dialect: zolaDialect,
    postPath: ({ slug }) => `${folderOf(slug)}/index.md`,
    picture: ({ slug }, name) => ({ path: `${folderOf(slug)}/${name}`, url: urlPath(name), cover: name }),
    pictureNames: () => new PictureNames(['index.md', '_index.md']),
    link: ({ slug }, fragment, inHtml) => `${inHtml ? `${base}/${urlPath(`${section}/${slug}`)}/` : `@/${section}/${slug}/index.md`}${fragment === null ? '' : `#${inHtml ? fragment : decodeURIComponent(fragment)}`}`,
    reference: ({ slug }) => `@/${section}/${slug}/index.md`,
    frontMatter: (post, { cover, related }) => {
      const { fields } = post
      const [date, updated] = [rfcDate(fields.date, config.timeZone), rfcDate(fields.updated, config.timeZone)]
      const lists = [['tags', 'tag', fields.tags], ['categories', 'category', fields.categories]] as const
      const named = lists.map(([many, one, values]) => ({ key: [many, one].find((name) => taxonomies.includes(name)) ?? null, many, values }))
      const extra = [
        ...named.flatMap(({ key, many, values }) => (key === null ? [[many, values] as const] : [])),
        ...reviewEntries(post, config, related),
        posts.coverEntry(cover, fields.coverAlt, 'cover', config.exportKeys['cover']),
      ]
      return tomlHead([
        {
          name: '',
          entries: [
            ['title', post.title],
            ['description', fields.summary],
            ['date', date === null ? null : new Bare(date)],
            ['updated', updated === null ? null : new Bare(updated)],
            ['draft', fields.draft || undefined],
            ['slug', post.slug],
            ['path', pathOf(post)],
          ],
        },
        { name: 'taxonomies', entries: named.flatMap(({ key, values }) => (key === null ? [] : [[key, values] as const])) },
        { name: 'extra', entries: [...extra, ...ownEntries(post).filter(([key]) => !extra.some(([own]) => own === key.toLowerCase()))] },
      ])
    },
    refuses: (post) => (post.dateMs === null ? 'It has no date that can be read, and Zola leaves such posts out.' : post.fields.draft ? null : refusesFuture(post, 'Zola', input)),
    hides: ({ fields }) => (fields.draft ? 'it is a draft' : null),
    remarks: () => [],
    forms: zolaForms,
    noteMessages: { 'template-in-code': 'Zola would run this as a shortcode, and it cannot be escaped within code: an invisible character was put between its braces.' },
    pictures: 'html',
    needsPictures: false,
    ...(needsSection ? { moreFiles: [{ path: `content/${section}/_index.md`, content: { kind: 'text', text: tomlHead([{ name: '', entries: [['title', capital(section)], ['sort_by', 'date']] }]) }, post: null }] } : {}),
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
