import { toHtml } from 'hast-util-to-html'
import rehypeRaw from 'rehype-raw'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { parseMarkdown } from '../../shared/markdown/parseMarkdown.ts'

const toElements = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze()
const parseRaw = unified().use(rehypeRaw).freeze()

/** The shared parser with GFM and the house extensions off and nothing sanitised: what the CommonMark suite speaks about. */
export function renderPlain(markdown: string): string {
  const root = toElements.runSync(parseMarkdown(markdown, { gfm: false, house: false }))
  return toHtml(root, { allowDangerousHtml: true })
}

/** Both sides of a comparison brought to the one form that an HTML parser makes of them. */
export function sameHtml(html: string): string {
  return toHtml(parseRaw.runSync({ type: 'root', children: [{ type: 'raw', value: html.replace(/\n$/, '') }] } as never))
    .replace(/>\s+</g, '><')
    .trim()
}
