import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { onePixel } from '../../support/exportSamples.ts'
import { fileAbsence, type Generator, installed, run, type SiteSkeleton } from './generator.ts'

const packages = join(installed('astro'), 'node_modules')
const command = join(packages, 'astro/astro.js')

const postPage = (collection: string, date: string, rating: string, filter: string, cover: string) => `---
import { getCollection, render } from 'astro:content'
export async function getStaticPaths() {
  const posts = await getCollection('${collection}'${filter})
  return posts.map((post) => ({ params: { slug: post.id }, props: post }))
}
const post = Astro.props
const { data } = post
const { Content } = await render(post)
---
<!doctype html><html><head><title>{data.title}</title></head><body><h1>{data.title}</h1><time datetime={data.${date}.toISOString()}></time><b>{data.${rating}}</b><i>{(data.contentWarnings ?? []).map((w) => \`[\${w}]\`).join('')}</i>${cover}<main><Content /></main></body></html>
`
const indexPage = (collection: string, date: string, before: string, filter: string) => `---
import { getCollection } from 'astro:content'
const posts = (await getCollection('${collection}'${filter})).sort((a, b) => b.data.${date}.valueOf() - a.data.${date}.valueOf())
---
<html><body>{posts.map((post) => <a class="entry" href={\`${before}\${post.id}/\`}>{post.data.title}</a>)}</body></html>
`

const manifest = JSON.stringify({ type: 'module', dependencies: { '@astrojs/mdx': '^4.3.9', astro: '^5.18.2' } })

const fresh: SiteSkeleton = {
  files: {
    'package.json': manifest,
    'astro.config.mjs': "import { defineConfig } from 'astro/config'\nimport mdx from '@astrojs/mdx'\nexport default defineConfig({ integrations: [mdx()], site: 'https://example.org', base: '/blog', cacheDir: './.cache/astro', vite: { cacheDir: './.cache/vite' } })\n",
    'src/content.config.ts': `import { glob } from 'astro/loaders'
import { defineCollection, z } from 'astro:content'
const blog = defineCollection({
  // Load Markdown and MDX files in the src/content/blog/ directory.
  loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' }),
  schema: ({ image }) => z.object({
    title: z.string(),
    description: z.string(),
    pubDate: z.coerce.date(), // when
    updatedDate: z.coerce.date().optional(),
    heroImage: z.string().optional(),
    rating: z.number().optional(),
    contentWarnings: z.array(z.string()).optional(),
  }),
})
export const collections = { blog }
`,
    'src/pages/blog/[...slug].astro': postPage('blog', 'pubDate', 'rating', '', '{data.heroImage && <img alt="" src={data.heroImage} />}'),
    'src/pages/index.astro': indexPage('blog', 'pubDate', '/blog/blog/', ''),
  },
  postPath: ({ slug }) => `src/content/blog/${slug}.md`,
  nativePath: ({ slug }) => `src/content/blog/${slug}.mdx`,
  pagePath: ({ slug }) => `blog/${slug}/index.html`,
  base: '/blog',
  theirs: [],
}

const filter = ', ({ data }) => !data.draft'
const existing: SiteSkeleton = {
  files: {
    'package.json': manifest,
    'astro.config.ts': "import { defineConfig } from 'astro/config'\nimport mdx from '@astrojs/mdx'\nexport default defineConfig({ integrations: [mdx()], site: 'https://example.org', cacheDir: './.cache/astro', vite: { cacheDir: './.cache/vite' } })\n",
    'src/content.config.ts': `import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'
const notes = defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/data/notes' }), schema: z.object({ title: z.string() }) })
const articles = defineCollection({
  loader: glob({ pattern: '**/[^_]*.{md,mdx}', base: './src/data/blog' }),
  schema: ({ image }) =>
    z.strictObject({
      author: z.string().default('Me'),
      pubDatetime: z.date(),
      modDatetime: z.date().optional().nullable(),
      title: z.string(),
      featured: z.boolean().optional(),
      draft: z.boolean().optional(),
      tags: z.array(z.string()).default(['others']),
      ogImage: image().or(z.string()).optional(),
      cover: z.optional(image()),
      description: z.string(),
      score: z.string().optional(),
      contentWarnings: z.array(z.string()).optional(),
    }),
})
export const collections = { notes, posts: articles }
`.replace('z.strictObject(', 'z.object(').replace('    }),\n})\nexport', '    }).strict(),\n})\nexport'),
    'src/pages/posts/[...slug]/index.astro': postPage('posts', 'pubDatetime', 'score', filter, '{data.cover && <img alt="" src={data.cover.src} />}'),
    'src/pages/index.astro': indexPage('posts', 'pubDatetime', '/posts/', filter),
    'src/data/notes/note.md': '---\ntitle: Note\n---\nA note.\n',
    'src/data/blog/theirs.md': '---\ntitle: Theirs\npubDatetime: 2020-01-01T00:00:00Z\ndescription: x\ncover: ./theirs.png\n---\nOld. ![x](./theirs.png)\n',
    'src/data/blog/theirs.png': onePixel,
    'src/data/blog/theirs-too.md': '---\ntitle: Theirs too\npubDatetime: 2020-02-01T00:00:00Z\ndescription: x\n---\nOld.\n',
  },
  postPath: ({ slug }) => `src/data/blog/${slug}.md`,
  nativePath: ({ slug }) => `src/data/blog/${slug}.mdx`,
  pagePath: ({ slug }) => `posts/${slug}/index.html`,
  base: '',
  theirs: ['Theirs', 'Theirs too'],
}

/** Astro, as the tests run it. */
export const astro: Generator = {
  kind: 'astro',
  forms: 'components',
  absent: fileAbsence(command) ?? fileAbsence(join(packages, '@astrojs/mdx/package.json')),
  fresh,
  existing,
  build: (site, out, timeZone) => {
    symlinkSync(packages, join(site, 'node_modules'))
    const said = run(process.execPath, [command, 'build', '--outDir', out], site, timeZone, { ASTRO_TELEMETRY_DISABLED: '1' })
    if (/\[ERROR\]|\[WARN\]/.test(said)) throw new Error(said)
  },
}
