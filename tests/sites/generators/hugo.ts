import { onePixel } from '../../support/exportSamples.ts'
import { absence, type Generator, run, type SiteSkeleton } from './generator.ts'

const layouts = {
  'layouts/_default/single.html':
    '<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}"></time><b>{{ .Params.rating }}</b><i>{{ range .Params.content_warnings }}[{{ . }}]{{ end }}</i>{{ with .Params.cover.image }}<img alt="" src="{{ . }}">{{ end }}<main>{{ .Content }}</main></body></html>',
  'layouts/_default/list.html': '<html><body>{{ range where .Site.RegularPages.ByDate.Reverse "Section" "!=" "" }}<a class="entry" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>',
}

const fresh: SiteSkeleton = {
  files: { 'hugo.toml': 'baseURL = "https://example.org/blog/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n', ...layouts },
  postPath: ({ slug }) => `content/posts/${slug}/index.md`,
  pagePath: ({ slug }) => `posts/${slug}/index.html`,
  base: '/blog',
  theirs: [],
  dropsHtml: true,
}

const existing: SiteSkeleton = {
  files: {
    'config.yaml': 'baseURL: https://example.org/\ntimeZone: America/Los_Angeles\ndisableKinds: [taxonomy, term, RSS, sitemap]\nmarkup: {goldmark: {renderer: {unsafe: true}}}\npermalinks: {reviews: "/:year/:slug/"}\n',
    ...layouts,
    'content/reviews/theirs/index.md': '---\ntitle: Theirs\ndate: 2020-01-01\ncover: {image: theirs.png}\n---\nOld. ![x](theirs.png)\n',
    'content/reviews/theirs/theirs.png': onePixel,
    'content/reviews/theirs-too.md': '---\ntitle: Theirs too\ndate: 2020-02-01\n---\nOld. See [the other]({{< relref "/reviews/theirs" >}}).\n',
  },
  postPath: ({ slug }) => `content/reviews/${slug}/index.md`,
  pagePath: ({ slug, date }) => `${new Intl.DateTimeFormat('en-CA', { timeZone: date.startsWith('2024-06-04') ? 'America/Los_Angeles' : 'Asia/Hong_Kong', year: 'numeric' }).format(new Date(date))}/${slug}/index.html`,
  base: '',
  theirs: ['Theirs', 'Theirs too'],
}

/** Hugo, as the tests run it. */
export const hugo: Generator = {
  kind: 'hugo',
  forms: 'short codes',
  absent: absence('hugo', 'version'),
  fresh,
  existing,
  build: (site, out, timeZone) => {
    const said = run('hugo', ['--cleanDestinationDir', '-d', out], site, timeZone)
    if (/ERROR|WARN/.test(said)) throw new Error(said)
  },
}
