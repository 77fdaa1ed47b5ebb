import { describe, expect, it } from 'vitest'
import { astroTarget } from '../../../shared/export/targets/astro.ts'
import { findAstroConfig } from '../../../shared/export/targets/astro/astroSite.ts'
import { readCollections } from '../../../shared/export/targets/astro/contentSchema.ts'
import { exportInto, factsOf, postOf } from './siteInput.ts'

const schema = (keys: string, more = '') => `const blog = defineCollection({ loader: glob({ base: './src/content/blog', pattern: '**/[^_]*.md' }), schema: z.object({ ${keys} })${more} })\nexport const collections = { blog }`
const exported = (content: string, posts: Readonly<Record<string, string>>, more: Parameters<typeof exportInto>[3] = {}, config = '') =>
  exportInto(astroTarget, { 'astro.config.mjs': config, 'src/content.config.ts': content }, posts, more)

describe('an Astro site', () => {
  it('is known by its configuration', () => {
    expect(findAstroConfig(factsOf({ 'astro.config.ts': '' }))).toBe('astro.config.ts')
    expect(findAstroConfig(factsOf({ 'package.json': '{}' }))).toBeNull()
  })

  it('has its schema read without running it', () => {
    const [blog, other] = readCollections(`
      // const fake = defineCollection({ schema: z.object({ no: z.string() }) })
      const posts: Any = defineCollection({
        loader: glob({ pattern: ["**/*.md"], base: "src/data/x" }),
        schema: ({ image }) => z.object({ title: z.string().max(3, "a, b) {"), 'when-at': z.coerce.date(), cover: image().optional(), n: z.number().default(1), nested: z.object({ a: z.string() }) }).strict(),
      })
      const other = defineCollection({ type: 'content', schema: z.object({ ...base, title: z.string() }) })
      export const collections = { "blog": posts, other }`)
    expect(blog).toEqual({
      name: 'blog', folder: 'src/data/x', skipsUnderscore: false, takesMdx: false, isStrict: true,
      keys: new Map([
        ['title', { type: 'text', isRequired: true }], ['when-at', { type: 'date', isRequired: true }], ['cover', { type: 'image', isRequired: false }],
        ['n', { type: 'number', isRequired: false }], ['nested', { type: 'other', isRequired: true }],
      ]),
    })
    expect(other).toMatchObject({ name: 'other', folder: 'src/content/other', takesMdx: true, keys: null })
    for (const broken of ['const a = defineCollection({ schema: z.object({', 'const a = defineCollection("', '']) expect(() => readCollections(broken)).not.toThrow()
  })

  it('gets each value under the key and in the type that the schema has', () => {
    const text = exported(schema('title: z.string(), publishedAt: z.date(), summary: z.string(), category: z.string(), keywords: z.array(z.string()), stars: z.string().optional(), draft: z.boolean()'), {
      'a.md': postOf('x', 'categories: [films, new]\nreview: {rating: 4}\nsummary: Short.\n'),
    }).texts['src/content/blog/a.md']
    expect(text).toContain('title: "A"\npublishedAt: 2025-03-09T00:30:00+08:00\nsummary: "Short."\ncategory: "films"\nstars: "4"\n')
    expect(text).toContain('keywords: []\ndraft: false\n')
  })

  it('refuses a post that the schema would not take, and says what of a review it drops', () => {
    const { files, skipped } = exported(schema('title: z.string(), score: z.number(), mood: z.string()'), { 'a.md': postOf('x') })
    expect(files).toEqual([])
    expect(skipped).toEqual([{ post: 'a.md', reason: 'The schema of this site wants “score” and “mood”, and Astro would not build without.' }])
    expect(exported(schema('title: z.string()'), { 'a.md': postOf('x'), 'b.md': postOf('y') }).problems.map(({ rule, post }) => `${rule} ${post}`)).toEqual(['astro-schema a.md'])
  })

  it.each([
    ['code', '    a\n      b\n\nc', '```\na\n  b\n```\n\nc'],
    ['code behind a tab', '\n  \n\ta', '  \n```\na\n```'],
    ['wide space of Chinese paragraphs', '\u3000\u3000中文', '&#12288;\u3000中文'],
    ['text', '  a\n\n    b', '  a\n\n    b'],
  ])('keeps the %s that a post begins with, though Astro trims it', (_, text, written) => {
    const posts = { 'a.md': `---\ntitle: A\ndate: 2025-03-09\n---\n${text}\n` }
    expect(exported(schema('title: z.string()'), posts).texts['src/content/blog/a.md']).toMatch(new RegExp(`---\n\n${written}\n$`))
  })

  it('keeps drafts from the site in the way that it has', () => {
    const draft = { 'a.md': postOf('x', 'draft: true\n') }
    expect(Object.keys(exported(schema('title: z.string()'), draft, { includeDrafts: true }).texts)).toEqual(['src/content/blog/_a.md'])
    expect(exported(schema('title: z.string(), draft: z.boolean().optional()'), draft, { includeDrafts: true }).texts['src/content/blog/a.md']).toContain('draft: true\n')
    expect(exported(schema('title: z.string()').replace('[^_]*', '*'), draft, { includeDrafts: true }).skipped).toMatchObject([{ reason: expect.stringContaining('no “draft”') }])
  })

  it('has links and pictures as the site’s own addresses', () => {
    const more = { assets: new Set(['p.png']) }
    const posts = { 'a.md': postOf('[b](b.md#x) ![p](p.png) ![gone](gone.png)', 'cover: p.png\n'), 'b.md': postOf('x') }
    const text = (config: string, keys = 'title: z.string()') => exported(schema(keys), posts, more, config).texts['src/content/blog/a.md']
    expect(text("export default { base: '/blog/', trailingSlash: 'never' }")).toContain('[b](/blog/blog/b#x) ![p](/blog/images/a/p.png) gone\n')
    expect(text('', 'title: z.string(), heroImage: z.string().optional()')).toContain('heroImage: "/images/a/p.png"')
    expect(text('', 'title: z.string(), heroImage: image().optional()')).toContain('heroImage: "./a/p.png"')
    expect(exported(schema('title: z.string(), heroImage: image()'), posts, more).texts['src/content/blog/a/p.png']).toBe('copy of p.png')
  })
})
