import { onePixel } from '../../support/exportSamples.ts'
import type { SitePost } from '../../support/siteLibrary.ts'
import { absence, type Generator, run, type SiteSkeleton } from './generator.ts'

const layouts = {
  '_layouts/post.html':
    '<!doctype html><html><head><title>{{ page.title | escape }}</title></head><body><h1>{{ page.title | escape }}</h1><time datetime="{{ page.date | date_to_xmlschema }}"></time><b>{{ page.rating }}</b><i>{% for w in page.content_warnings %}[{{ w }}]{% endfor %}</i>{% if page.image %}<img alt="" src="{{ page.image | relative_url }}">{% endif %}<main>{{ content }}</main></body></html>',
  'index.html': '---\n---\n<html><body>{% for post in site.posts %}<a class="entry" href="{{ post.url | relative_url }}">{{ post.title | escape }}</a>{% endfor %}</body></html>\n',
}
const day = ({ date }: SitePost, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(date))

const fresh: SiteSkeleton = {
  files: { '_config.yml': 'title: Site\nbaseurl: /blog\nurl: https://example.org\ntimezone: Asia/Hong_Kong\npermalink: /:year/:month/:day/:title/\n', ...layouts },
  postPath: (post) => `_posts/${day(post, 'Asia/Hong_Kong')}-${post.slug}.md`,
  pagePath: (post) => `${day(post, 'Asia/Hong_Kong').replaceAll('-', '/')}/${post.slug}/index.html`,
  base: '/blog',
  theirs: [],
}

const existing: SiteSkeleton = {
  files: {
    '_config.yml': 'title: Site\ntimezone: America/Los_Angeles\npermalink: /reviews/:title\n',
    ...layouts,
    '_layouts/review.html': layouts['_layouts/post.html'].replace('page.image %}', 'page.cover %}').replace('{{ page.image', '{{ page.cover.path'),
    'reviews/_posts/2020-01-01-theirs.md': '---\nlayout: review\ntitle: Theirs\ncover:\n  path: /assets/img/theirs.png\n---\nOld. ![x](/assets/img/theirs.png)\n',
    'reviews/_posts/2020-02-01-theirs-too.md': '---\nlayout: review\ntitle: Theirs too\n---\nOld. See [the other]({% post_url reviews/2020-01-01-theirs %}).\n',
    'assets/img/theirs.png': onePixel,
  },
  postPath: (post) => `reviews/_posts/${day(post, 'America/Los_Angeles')}-${post.slug}.md`,
  pagePath: (post) => `reviews/${post.slug}.html`,
  base: '',
  theirs: ['Theirs', 'Theirs too'],
}

/** Jekyll, as the tests run it. */
export const jekyll: Generator = {
  kind: 'jekyll',
  forms: 'includes',
  absent: absence('jekyll', '--version'),
  fresh,
  existing,
  build: (site, out, timeZone) => {
    const said = run('jekyll', ['build', '--strict_front_matter', '-d', out], site, timeZone)
    if (/Liquid (?:Warning|Exception)|Error|does not exist/i.test(said)) throw new Error(said)
  },
}
