import { onePixel } from '../../support/exportSamples.ts'
import { absence, type Generator, run, type SiteSkeleton } from './generator.ts'

const theme = (cover: string) => ({
  'theme/templates/base.html': '<html><body></body></html>',
  'theme/templates/article.html': `<!doctype html><html><head><title>{{ article.title }}</title></head><body><h1>{{ article.title }}</h1><time datetime="{{ article.date.isoformat() }}"></time><b>{{ article.rating }}</b><i>{% for w in (article.content_warnings or '').split(', ') if w %}[{{ w }}]{% endfor %}</i>{% if article.${cover} %}<img alt="" src="{{ SITEURL }}/{{ article.${cover} }}">{% endif %}<main>{{ article.content }}</main></body></html>`,
  'theme/templates/index.html': '<html><body>{% for article in articles %}<a class="entry" href="{{ SITEURL }}/{{ article.url }}">{{ article.title }}</a>{% endfor %}</body></html>',
  ...Object.fromEntries(['page', 'category', 'tag', 'author', 'archives', 'categories', 'tags', 'authors', 'period_archives'].map((name) => [`theme/templates/${name}.html`, '<html><body></body></html>'])),
})
const noFeeds = 'FEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\nTRANSLATION_FEED_ATOM = None\nAUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\nDEFAULT_PAGINATION = False\nTHEME = "theme"\n'

const fresh: SiteSkeleton = {
  files: {
    'pelicanconf.py': `AUTHOR = 'Me'\nSITENAME = 'Site'\nSITEURL = 'https://example.org/blog'\nPATH = 'content'\nTIMEZONE = 'Asia/Hong_Kong'\nDEFAULT_LANG = 'en'\n${noFeeds}`,
    ...theme('cover'),
    'content/images/.keep': '',
    'content/pages/about.md': 'Title: About\n\nAbout.\n',
  },
  postPath: ({ slug }) => `content/reviews/${slug}.md`,
  pagePath: ({ slug }) => `${slug}.html`,
  base: '/blog',
  theirs: [],
}

const existing: SiteSkeleton = {
  files: {
    'pelicanconf.py': `SITENAME = 'Site'\nSITEURL = 'https://example.org'\nPATH = 'posts'\n# TIMEZONE = 'Nowhere'\nTIMEZONE = 'America/Los_Angeles'\nSTATIC_PATHS = [\n    'img',\n    'extra',\n]\nARTICLE_URL = 'reviews/{slug}/'\nARTICLE_SAVE_AS = 'reviews/{slug}/index.html'\n${noFeeds}`,
    ...theme('image'),
    'posts/films/theirs.md': 'Title: Theirs\nDate: 2020-01-01 10:00\nImage: img/theirs.png\n\nOld. ![x]({static}/img/theirs.png)\n',
    'posts/films/theirs-too.md': 'Title: Theirs too\nDate: 2020-02-01 10:00\n\nOld. See [the other]({filename}theirs.md).\n',
    'posts/img/theirs.png': onePixel,
    'posts/extra/.keep': '',
  },
  postPath: ({ slug }) => `posts/films/${slug}.md`,
  pagePath: ({ slug }) => `reviews/${slug}/index.html`,
  base: '',
  theirs: ['Theirs', 'Theirs too'],
  draftPage: 'drafts/draft.html',
}

/** Pelican, as the tests run it. */
export const pelican: Generator = {
  kind: 'pelican',
  forms: null,
  absent: absence('pelican', '--version'),
  fresh,
  existing,
  build: (site, out, timeZone) => {
    const said = run('pelican', ['-o', out, '-s', 'pelicanconf.py', '--fatal=warnings'], site, timeZone)
    if (/ERROR|WARNING|CRITICAL/.test(said)) throw new Error(said)
  },
}
