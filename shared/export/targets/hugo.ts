import { readPostDate } from '../../post/postDate.ts'
import type { PostFields } from '../../review/postFields.ts'
import { postProblem } from '../exportPosts.ts'
import { heldBack, type MarkdownSite, openMarkdownSite } from '../markdown/markdownSite.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import type { ExportInput, SiteTarget } from '../siteTarget.ts'
import { hugoForms } from './hugo/forms.ts'
import { hugoFrontMatter } from './hugo/frontMatter.ts'
import { readHugoSite, singleFiles } from './hugo/hugoSite.ts'
import { hugoDialect } from './hugo/shortcodes.ts'

/** Posts as leaf bundles of an existing Hugo site, that builds with no change to its theme or settings. */
export const hugoTarget: SiteTarget = {
  id: 'hugo',
  open: (input) => openMarkdownSite(input, hugoSite(input)),
}

function hugoSite(input: ExportInput): MarkdownSite {
  const { config, facts, nowMs } = input
  const settings = readHugoSite(facts)
  const { contentFolder, section, keepsHtml, showsDrafts, showsFuture, showsExpired } = settings
  const theirs = new Set(singleFiles(facts, settings))
  const folderOf = (slug: string) => `${contentFolder}/${section}/${slug}`
  return {
    id: 'hugo',
    name: 'Hugo',
    settings,
    dialect: { ...hugoDialect, keepsHtml },
    postPath: ({ slug }) => `${folderOf(slug)}/index.md`,
    picture: ({ slug }, name) => ({ path: `${folderOf(slug)}/${name}`, url: urlPath(name), cover: name }),
    pictureNames: () => new PictureNames(['index.md', '_index.md']),
    link: ({ slug }, fragment) => `{{< relref "/${section}/${slug}" >}}${fragment === null ? '' : `#${fragment}`}`,
    reference: ({ slug }) => `/${section}/${slug}`,
    frontMatter: (post, places) => hugoFrontMatter(post, places, config),
    refuses: () => null,
    hides: ({ fields, dateMs }) => {
      // Hugo takes the day of publication from a key of its own, where there is one
      const publishMs = momentOf(fields.otherKeys, 'publishdate', config.timeZone) ?? dateMs
      const expiryMs = momentOf(fields.otherKeys, 'expirydate', config.timeZone)
      if (fields.draft && !showsDrafts) return 'it is a draft'
      // to Hugo that is a draft
      if (!showsDrafts && fields.otherKeys.some(({ key, value }) => key.toLowerCase() === 'published' && (value === false || value === 'false'))) return 'it has “published: false”'
      if (publishMs !== null && publishMs > nowMs && !showsFuture) return publishMs === dateMs ? heldBack : 'its “publishDate” is in the future'
      return expiryMs !== null && expiryMs <= nowMs && !showsExpired ? 'its “expiryDate” is past' : null
    },
    remarks: (post) => [
      ...(post.fields.date === null ? [postProblem(post, 'no-date', 'warning', 'The post has no date, so Hugo puts it in the year 1. Give it one.')] : []),
      ...(theirs.has(`${folderOf(post.slug)}.md`)
        ? [postProblem(post, 'site-clash', 'warning', `The site has “${folderOf(post.slug)}.md” already, at the same address: Hugo would show only one of them. Remove it, or give the post another slug.`)]
        : []),
    ],
    forms: hugoForms,
    noteMessages: {
      'raw-html': 'This site drops HTML written in posts. Write it as Markdown, or set markup.goldmark.renderer.unsafe = true in the site.',
      'inline-spoiler': 'This site drops HTML, and Hugo has no inline spoilers: readers will see this text between its bars. Use a :::spoiler block.',
      'template-in-code': 'Hugo would run this as a shortcode, and it cannot be escaped within code: an invisible character was put between its braces.',
    },
    pictures: 'html',
    needsPictures: false,
  }
}

/** The moment that one of the post's own keys names, whatever its capitals. */
function momentOf(keys: PostFields['otherKeys'], name: string, timeZone: string): number | null {
  const value = keys.find(({ key }) => key.toLowerCase() === name)?.value
  return typeof value === 'string' ? (readPostDate(value, timeZone)?.ms ?? null) : null
}
