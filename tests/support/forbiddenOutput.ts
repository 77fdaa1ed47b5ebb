import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

const parse = unified().use(rehypeRaw).freeze()
const tags = new Set(
  ('a abbr article aside b blockquote br cite code dd del details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd li mark ol p path picture pre q rp rt ' +
    'ruby s samp section small span strike strong sub summary sup svg table tbody td tfoot th thead time tr tt u ul var').split(' '),
)
const attributes = new Set(
  ('align alt ariaDescribedBy ariaHidden ariaLabel ariaLabelledBy border cellPadding cellSpacing checked cite className colSpan compact d dataAlt dataFootnoteBackref dataFootnoteRef ' +
    'dataFootnotes dataUrl dateTime decoding dir disabled headers height href id itemProp lang loading open rel reversed role rowSpan scope span src start summary tabIndex title type vAlign value viewBox width').split(' '),
)

/** HTML read as a browser reads it. */
export function readHtml(html: string): Root {
  return parse.runSync({ type: 'root', children: [{ type: 'raw', value: html }] } as never) as Root
}

/** Everything in a rendered post that could run, load by itself or shadow a name; [] for what is safe to show. */
export function forbiddenOutput(html: string): string[] {
  const found: string[] = []
  visit(readHtml(html), (node) => {
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type)
    if (node.type !== 'element') return
    if (!tags.has(node.tagName)) found.push(`<${node.tagName}>`)
    for (const [name, value] of Object.entries(node.properties)) {
      if (!attributes.has(name)) found.push(`${node.tagName} ${name}`)
      if (name === 'href' || name === 'cite' || name === 'src') checkUrl(node.tagName, name, String(value), found)
      if (name === 'id' && !String(value).startsWith('user-content-') && !/^h[1-6]$/.test(node.tagName)) found.push(`id ${String(value)}`)
    }
    if (node.tagName === 'input' && (node.properties['type'] !== 'checkbox' || node.properties['disabled'] !== true)) found.push('live input')
  })
  return found
}

function checkUrl(tag: string, name: string, url: string, found: string[]): void {
  // browsers drop these characters before they read a scheme
  const plain = [...url].filter((character) => character > ' ').join('')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
  const allowed = tag === 'img' ? ['marquee-asset'] : ['http', 'https', 'mailto']
  if (scheme !== undefined && !allowed.includes(scheme)) found.push(`${tag} ${name}=${url}`)
  if (tag === 'img' && /^[\\/]{2}/.test(plain)) found.push(`${tag} ${name}=${url}`)
}
