import type { LibraryConfig } from '../../../library/libraryConfig.ts'
import { ratingInWords } from '../../../review/rating.ts'
import { urlPath } from '../../pictureNames.ts'
import type { HtmlPost } from './htmlPost.ts'
import { pageView } from './pageView.ts'
import type { PageView } from './pageViews.ts'

/** What all posts together may have in the index: it is loaded whole. */
const mostCharacters = 4_000_000
const leastOfPost = 200

/** The search: the one page of the site with a script, which reads the posts from a script too, since a page on disk may load nothing else. */
export function searchView(config: LibraryConfig): PageView {
  return pageView({ title: 'Search', root: '../' }, config)
}

/** How many characters of each post the search takes, where there are so many: the same for as long as they are not doubled. */
export function charactersOfEach(posts: number): number {
  return Math.max(leastOfPost, Math.floor(mostCharacters / 2 ** Math.ceil(Math.log2(Math.max(1, posts)))))
}

/** All that the index is made from. */
export function searchIndexSource(posts: readonly HtmlPost[]): string {
  return JSON.stringify(posts.map(({ post: { title, slug, fields: { subject, originalTitle, year, by, cast, tags, rating } }, words, summary }) => [title, slug, subject, originalTitle, year, by, cast, tags, rating, words, summary]))
}

/** The posts as the search reads them: title, address, a line about each, and its text as far as all together are not too long. */
export function searchIndex(posts: readonly HtmlPost[]): string {
  const most = charactersOfEach(posts.length)
  const rows = posts.map(({ post, words, summary }) => {
    const { subject, originalTitle, year, by, cast, tags, rating } = post.fields
    const about = [subject === post.title ? null : subject, year, rating && ratingInWords(rating)].filter((part) => part !== null && part !== '').join(', ')
    const text = [subject, originalTitle, ...by, ...cast, ...tags, summary ?? '', words].filter((part) => part !== null).join(' ')
    return JSON.stringify([post.title, `../${urlPath(post.slug)}/index.html`, about, text.slice(0, most)])
  })
  return `window.posts=[\n${rows.join(',\n')}\n]\n`
}

/** What the search finds in an article. */
export function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|#x26|#38);/g, '&').replace(/&(?:lt|#x3c|#60);/gi, '<').replace(/&(?:gt|#x3e|#62);/gi, '>').replace(/&(?:quot|#x22|#34);/g, '"').replace(/&(?:#x27|#39);/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** Finds posts that have every word, whatever its capitals and accents; without spaces, as in Chinese, what is typed is one word. */
export const searchScript = `(() => {
  const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase()
  const field = document.getElementById('query')
  const results = document.getElementById('results')
  const found = document.getElementById('found')
  const posts = window.posts.map(([title, url, about, text]) => ({ title, url, about, inTitle: fold(title), all: fold(title + ' ' + text) }))
  const item = ({ title, url, about }) => {
    const link = document.createElement('a')
    link.href = url
    link.textContent = title
    const line = document.createElement('span')
    line.textContent = about
    const row = document.createElement('li')
    row.append(link, ' ', line)
    return row
  }
  const search = () => {
    const words = fold(field.value).split(/\\s+/).filter((word) => word !== '')
    const has = (words.length === 0) ? [] : posts.filter(({ all }) => words.every((word) => all.includes(word)))
    const rank = ({ inTitle }) => words.filter((word) => inTitle.includes(word)).length
    has.sort((a, b) => rank(b) - rank(a))
    results.replaceChildren(...has.slice(0, 200).map(item))
    found.textContent = words.length === 0 ? '' : has.length === 0 ? 'No post has that.' : has.length === 1 ? '1 post' : has.length + ' posts'
  }
  field.form.addEventListener('submit', (event) => event.preventDefault())
  field.addEventListener('input', search)
  field.value = new URLSearchParams(location.search).get('q') ?? ''
  search()
})()
`
