import { type ExportPost, postProblem } from '../exportPosts.ts'
import { githubDialect } from '../markdown/dialect.ts'
import { type MarkdownSite, openMarkdownSite, refusesFuture } from '../markdown/markdownSite.ts'
import { PictureNames, urlPath } from '../pictureNames.ts'
import { type ExportInput, isChosen, type SiteTarget } from '../siteTarget.ts'
import { readAstroSite } from './astro/astroSite.ts'
import { astroForms, mdxBody } from './astro/components.ts'
import { astroFrontMatter, coverNamesFor, draftNames, keyFor, lostKeys, missingKeys } from './astro/frontMatter.ts'
import { safeFromTrimming } from './astro/safeFromTrimming.ts'

/** Posts in the collection of an existing Astro site that holds posts, with the keys that its schema knows; pictures in `public`. */
export const astroTarget: SiteTarget = {
  id: 'astro',
  open: (input) => openMarkdownSite(input, astroSite(input)),
}

function astroSite(input: ExportInput): MarkdownSite {
  const { config, facts } = input
  const site = readAstroSite(facts)
  const { collection, base, before, after } = site
  const addressOf = ({ slug }: ExportPost) => `${base}${before}${slug}${after}`
  const coverKey = keyFor(coverNamesFor(config), collection)
  const knowsDrafts = keyFor(draftNames, collection) !== null
  const lost = lostKeys(collection, config)
  const isMdx = config.directives === 'native' && site.noMdx === null
  const earlier = new Set(facts.last?.paths)
  const pathOf = (post: ExportPost) => {
    const stem = `${collection.folder}/${post.fields.draft && !knowsDrafts ? '_' : ''}${post.slug}`
    const [wanted, other] = isMdx ? ['mdx', 'md'] : ['md', 'mdx']
    // a post that is left out stays what it was
    return !isChosen(input.choice, post.path) && earlier.has(`${stem}.${other}`) ? `${stem}.${other}` : `${stem}.${wanted}`
  }
  const first = input.posts.map(({ path }) => path).sort()[0]
  return {
    id: 'astro',
    name: 'Astro',
    settings: { ...site, keys: [...(collection.keys ?? [])] },
    dialect: { ...githubDialect, indentedCode: !isMdx },
    postPath: pathOf,
    finish: (body, post) => (isMdx ? mdxBody(body, pathOf(post)) : safeFromTrimming(body)),
    // Astro stops at a picture beside the post that it cannot decode; what is in `public` it copies.
    picture: ({ slug }, name) => {
      const url = `${base}/${urlPath(`images/${slug}/${name}`)}`
      return { path: `public/images/${slug}/${name}`, url, cover: url }
    },
    // `image()` in a schema takes only files beside the post.
    ...(coverKey !== null && collection.keys?.get(coverKey)?.type === 'image'
      ? { coverPicture: ({ slug }: ExportPost, name: string) => ({ path: `${collection.folder}/${slug}/${name}`, cover: `./${slug}/${name}` }) }
      : {}),
    pictureNames: () => new PictureNames(),
    link: (post, fragment) => `${urlPath(addressOf(post))}${fragment === null ? '' : `#${fragment}`}`,
    reference: ({ slug }) => slug,
    frontMatter: (post, places) => astroFrontMatter(post, places, collection, config),
    refuses: (post) => {
      if (post.fields.draft && !knowsDrafts && !collection.skipsUnderscore) return 'It is a draft, and this site has none: its schema has no “draft”.'
      const missing = missingKeys(post, collection, config)
      if (missing.length > 0) return `The schema of this site wants ${missing.map((key) => `“${key}”`).join(' and ')}, and Astro would not build without.`
      return post.fields.draft ? null : refusesFuture(post, 'Astro', input)
    },
    hides: ({ fields }) => (fields.draft ? 'it is a draft' : null),
    remarks: (post) =>
      post.path === first && lost.length > 0
        ? [postProblem(post, 'astro-schema', 'warning', `The schema of this site’s “${collection.name}” does not know ${lost.join(', ')}: Astro drops what it does not know. They are in the text of the posts; add them to the schema to use them in pages.`)]
        : [],
    forms: site.noMdx ?? astroForms,
    noteMessages: {},
    pictures: 'html',
    needsPictures: true,
  }
}
