import { cpSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { onePixel } from '../../support/exportSamples.ts'
import type { SitePost } from '../../support/siteLibrary.ts'
import { fileAbsence, type Generator, installed, run, type SiteSkeleton } from './generator.ts'

const packages = join(installed('hexo'), 'node_modules')
const command = join(packages, 'hexo/bin/hexo')
const layout = (cover: string) => ({
  'themes/plain/layout/post.ejs':
    `<!doctype html><html><head><title><%= page.title %></title></head><body><h1><%= page.title %></h1><time datetime="<%= date_xml(page.date) %>"></time><b><%= page.rating %></b><i><% (page.content_warnings || []).forEach(function(w){ %>[<%= w %>]<% }) %></i><% if (page.${cover}) { %><img alt="" src="<%= url_for(page.${cover}) %>"><% } %><main><%- page.content %></main></body></html>`,
  'themes/plain/layout/index.ejs': '<html><body><% page.posts.each(function(post){ %><a class="entry" href="<%= url_for(post.path) %>"><%= post.title %></a><% }) %></body></html>',
})
const manifest = JSON.stringify({ name: 'site', hexo: { version: '' }, dependencies: { hexo: '8', 'hexo-renderer-marked': '7', 'hexo-renderer-ejs': '2', 'hexo-generator-index': '4' } })
const day = ({ date }: SitePost, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(date)).replaceAll('-', '/')

const fresh: SiteSkeleton = {
  files: {
    '_config.yml': 'title: Site\nurl: https://example.org/blog\nroot: /blog/\ntimezone: Asia/Hong_Kong\npermalink: :year/:month/:day/:title/\ntheme: plain\nindex_generator: {per_page: 0, order_by: -date}\n',
    'package.json': manifest,
    'source/_posts/.keep': '',
    ...layout('cover'),
  },
  postPath: ({ slug }) => `source/_posts/${slug}.md`,
  pagePath: (post) => `${day(post, 'Asia/Hong_Kong')}/${post.slug}/index.html`,
  base: '/blog',
  theirs: [],
}

const existing: SiteSkeleton = {
  files: {
    '_config.yml': 'title: Site\nurl: https://example.org\ntimezone: America/Sao_Paulo\npermalink: :year/:title.html\ntheme: plain\nsyntax_highlighter: ""\nindex_generator: {per_page: 0, order_by: -date}\nmarked: {breaks: false, prependRoot: false}\n',
    'package.json': manifest,
    ...layout('index_img'),
    'source/_posts/theirs.md': '---\ntitle: Theirs\ndate: 2020-01-01 10:00:00\nindex_img: /img/theirs.png\n---\nOld. ![x](/img/theirs.png)\n',
    'source/_posts/theirs-too.md': "---\ntitle: Theirs too\ndate: 2020-02-01 10:00:00\n---\nOld. See {% post_link theirs 'the other' %}.\n",
    'source/img/theirs.png': onePixel,
  },
  postPath: ({ slug }) => `source/_posts/${slug}.md`,
  pagePath: (post) => `${day(post, 'America/Sao_Paulo').slice(0, 4)}/${post.slug}.html`,
  base: '',
  theirs: ['Theirs', 'Theirs too'],
}

/** Hexo, as the tests run it. */
export const hexo: Generator = {
  kind: 'hexo',
  forms: 'tags',
  absent: fileAbsence(command),
  fresh,
  existing,
  build: (site, out, timeZone) => {
    symlinkSync(packages, join(site, 'node_modules'))
    const said = run(process.execPath, [command, 'generate'], site, timeZone)
    if (/ERROR|WARN/.test(said)) throw new Error(said)
    cpSync(join(site, 'public'), out, { recursive: true })
  },
}
