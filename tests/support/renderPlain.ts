import { toHtml } from 'hast-util-to-html'
import rehypeRaw from 'rehype-raw'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { parseMarkdown } from '../../shared/markdown/parseMarkdown.ts'

const toElements = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze()
const parseRaw = unified().use(rehypeRaw).freeze()

/** The shared parser with the house extensions off, GFM on or off, and nothing sanitised: what the suites of CommonMark and GFM speak about. */
export function renderPlain(markdown: string, gfm = false): string {
  const root = toElements.runSync(parseMarkdown(markdown, { gfm, house: false }))
  return toHtml(root, { allowDangerousHtml: true })
}

/** Both sides of a comparison brought to the one form that an HTML parser makes of them. */
export function sameHtml(html: string): string {
  return toHtml(parseRaw.runSync({ type: 'root', children: [{ type: 'raw', value: html.replace(/\n$/, '') }] } as never))
    .replace(/>\s+</g, '><')
    .trim()
}

/** What a browser makes of a page's HTML: spelling of tags and escapes goes, every element, attribute and blank inside stays. */
export function asRead(html: string): string {
  return toHtml(parseRaw.runSync({ type: 'root', children: [{ type: 'raw', value: html }] } as never)).trim()
}
