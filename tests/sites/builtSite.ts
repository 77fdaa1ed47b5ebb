import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { Element, ElementContent, Root, RootContent } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { listFiles } from '../support/exportLibrary.ts'

/** A page that a generator built. */
export class BuiltPage {
  readonly #root: Root

  constructor(readonly path: string, readonly html: string) {
    this.#root = unified().use(rehypeParse).parse(html)
    // Hexo's highlighting makes a table with numbers of what is one block of code.
    visit(this.#root, 'element', (element) => {
      if (element.tagName !== 'figure' || !String(element.properties['className']).includes('highlight')) return
      const code = cellsOf(element).find(({ properties }) => String(properties['className']) === 'code')
      Object.assign(element, { tagName: 'pre', children: [{ type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: textOf(code) }] }] })
    })
  }

  /** Elements with a tag name, and where given a class or a part of an attribute. */
  all(tag: string, where: (element: Element) => boolean = () => true): Element[] {
    const found: Element[] = []
    visit(this.#root, 'element', (element) => void (element.tagName === tag && where(element) && found.push(element)))
    return found
  }

  /** The text of the first such element, as a reader sees it. */
  text(tag: string): string {
    return textOf(this.all(tag)[0])
  }

  get ids(): ReadonlySet<string> {
    const ids = new Set<string>()
    visit(this.#root, 'element', ({ properties }) => void (typeof properties['id'] === 'string' && ids.add(properties['id'])))
    return ids
  }

  /** What the page loads and links to, as written. */
  get addresses(): string[] {
    const addresses: string[] = []
    visit(this.#root, 'element', ({ properties }) => {
      for (const name of ['href', 'src']) if (typeof properties[name] === 'string') addresses.push(properties[name])
    })
    return addresses
  }
}

/** All that a generator built, by path. */
export class BuiltSite {
  private constructor(readonly folder: string, readonly files: ReadonlySet<string>, readonly pages: ReadonlyMap<string, BuiltPage>, readonly base: string) {}

  /** @param base where the site lies below its host: `/blog`, or '' */
  static async read(folder: string, base: string): Promise<BuiltSite> {
    const files = await listFiles(folder)
    const pages = await Promise.all(
      files.filter((path) => path.endsWith('.html')).map(async (path) => [path, new BuiltPage(path, await readFile(join(folder, path), 'utf8'))] as const),
    )
    return new BuiltSite(folder, new Set(files), new Map(pages), base)
  }

  /** The built file that an address on a page means; null for one on another host, 'dead' where nothing is there. */
  follow(page: BuiltPage, address: string, host: string): string | null {
    if (/^(?:mailto|data):/.test(address)) return null
    const here = new URL(`${host}${this.base}/${page.path.split('/').map(encodeURIComponent).join('/')}`)
    const url = new URL(address, here)
    if (url.origin !== here.origin) return null
    const path = decodeURIComponent(url.pathname)
    if (!path.startsWith(`${this.base}/`)) return `dead: ${address}`
    const file = [path.slice(this.base.length + 1), posix.join(path.slice(this.base.length + 1), 'index.html'), `${path.slice(this.base.length + 1)}.html`].find((one) => this.files.has(one))
    if (file === undefined) return `dead: ${address}`
    const fragment = decodeURIComponent(url.hash.slice(1))
    const target = this.pages.get(file)
    return fragment !== '' && target && !target.ids.has(fragment) ? `dead place: ${address}` : file
  }
}

function cellsOf(element: Element): Element[] {
  const cells: Element[] = []
  visit(element, 'element', (inner) => void (inner.tagName === 'td' && cells.push(inner)))
  return cells
}

/** The text of an element; blanks as written. */
export function textOf(node: Element | ElementContent | RootContent | undefined): string {
  if (!node) return ''
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child as ElementContent)).join('') : ''
}
