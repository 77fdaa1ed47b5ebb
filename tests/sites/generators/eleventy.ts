import { cpSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { onePixel } from '../../support/exportSamples.ts'
import { fileAbsence, type Generator, installed, run, type SiteSkeleton } from './generator.ts'

const packages = join(installed('eleventy'), 'node_modules')
const command = join(packages, '@11ty/eleventy/cmd.cjs')
const layout = '<!doctype html><html><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1><time datetime="{{ page.date.toISOString() }}"></time><b>{{ rating }}</b><i>{% for w in content_warnings %}[{{ w }}]{% endfor %}</i>{% if COVER %}<img alt="" src="{{ COVER }}">{% endif %}<main>{{ content | safe }}</main></body></html>'
const index = '<html><body>{% for post in collections.posts | reverse %}<a class="entry" href="{{ post.url | url }}">{{ post.data.title }}</a>{% endfor %}</body></html>'
const manifest = JSON.stringify({ type: 'module', devDependencies: { '@11ty/eleventy': '3' } })

const fresh: SiteSkeleton = {
  files: {
    'eleventy.config.js': 'export default function (eleventyConfig) {\n  eleventyConfig.addPassthroughCopy({ "./public/": "/" })\n}\nexport const config = { markdownTemplateEngine: "njk", htmlTemplateEngine: "njk", pathPrefix: "/blog/", dir: { input: "content", output: "_site", includes: "_includes" } }\n',
    'package.json': manifest,
    'content/_includes/layouts/post.njk': layout.replace('src="{{ COVER }}"', 'src="{{ COVER | url }}"').replaceAll('COVER', 'cover'),
    'content/index.njk': index,
  },
  postPath: ({ slug }) => `content/posts/${slug}.md`,
  pagePath: ({ slug }) => `posts/${slug}/index.html`,
  base: '/blog',
  theirs: [],
}

const existing: SiteSkeleton = {
  files: {
    'eleventy.config.js': 'export default function (eleventyConfig) {\n  eleventyConfig.addPassthroughCopy("src/blog/**/*.{png,txt}", { mode: "html-relative" })\n  eleventyConfig.addPreprocessor("drafts", "*", (data) => (data.draft ? false : undefined))\n}\nexport const config = { htmlTemplateEngine: "njk", dir: { input: "src" } }\n',
    'package.json': manifest,
    'src/_includes/review.njk': layout.replaceAll('COVER', 'image'),
    'src/index.njk': index,
    'src/about.md': '---\ntitle: About\n---\nAbout.\n',
    'src/blog/blog.11tydata.js': 'export default { layout: "review.njk", tags: ["posts"] }\n',
    'src/blog/theirs/theirs.md': '---\ntitle: Theirs\ndate: 2020-01-01\npermalink: /reviews/theirs/\nimage: ./theirs.png\n---\nOld. ![x](./theirs.png)\n',
    'src/blog/theirs/theirs.png': onePixel,
    'src/blog/theirs-too.md': '---\ntitle: Theirs too\ndate: 2020-02-01\n---\nOld. {% if true %}Yes{% endif %}\n',
  },
  postPath: ({ slug }) => `src/blog/${slug}/${slug}.md`,
  pagePath: ({ slug }) => `reviews/${slug}/index.html`,
  base: '',
  theirs: ['Theirs', 'Theirs too'],
}

/** Eleventy, as the tests run it. */
export const eleventy: Generator = {
  kind: 'eleventy',
  forms: 'includes',
  absent: fileAbsence(command),
  fresh,
  existing,
  build: (site, out, timeZone) => {
    symlinkSync(packages, join(site, 'node_modules'))
    run(process.execPath, [command, '--quiet'], site, timeZone)
    cpSync(join(site, '_site'), out, { recursive: true })
  },
}
