import type { PostPath } from '../../post/postPath.ts'
import type { SiteKind } from '../exportPlan.ts'
import type { ManifestFile } from '../manifest.ts'

/** Where in an exported file an error is, as its generator counts: lines of the file; from the end of the front matter; from the first line of text after it. */
export interface ErrorPlace {
  readonly line: number
  readonly from: 'file' | 'frontMatter' | 'afterFrontMatter' | 'text'
}

/** An error that a generator printed about a file that an export wrote. */
export interface TracedError {
  readonly post: PostPath
  /** The file, relative to the site's folder. */
  readonly path: string
  /** null where the generator does not say, or counts in something that it made. */
  readonly place: ErrorPlace | null
  /** What it printed. */
  readonly message: string
}

const mostErrors = 100
const longestMessage = 500
/** An error and the file that it is about may stand some lines apart. */
const reach = 8
/** They name the file first, and on the next line what is wrong with it. */
const saysBelow: ReadonlySet<SiteKind> = new Set(['eleventy', 'hexo', 'pelican', 'zola'])
const trouble = /\b(?:errors?|exceptions?|warn(?:ing)?s?|fatal|critical|fail(?:ed|s|ure)?|trouble|problem|invalid|skipping|cannot|can't|could not|unable|not found|does not|doesn't|duplicate|unknown|undefined|not a valid|items? .*with slug)\b|\w(?:Error|Exception)\b/i
// only where a name ends: to look for its beginning from everywhere would take too long in long lines
const fileEnding = /\.[A-Za-z0-9]{2,8}(?![\w-]|\.\w|[\w.-]*[\\/])/g

/**
 * Finds in what a generator prints, line by line, what it says about posts that an export wrote. How each writes its errors was seen in
 * `tests/sites/siteErrors.test.ts`.
 */
export class ErrorTracer {
  readonly #kind: SiteKind
  readonly #byName: ReadonlyMap<string, readonly string[]>
  readonly #files: Readonly<Record<string, Pick<ManifestFile, 'post'>>>
  readonly #errors: TracedError[] = []
  #line = 0
  #troubledAt = Number.NEGATIVE_INFINITY
  /** The last line that begins at the margin. */
  #heading = { at: Number.NEGATIVE_INFINITY, text: '' }
  /** The error that a place on one of the next lines would belong to. */
  #open: { readonly at: number; readonly error: number } | null = null

  /** @param files what the last export wrote, by path */
  constructor(kind: SiteKind, files: Readonly<Record<string, Pick<ManifestFile, 'post'>>>) {
    this.#kind = kind
    this.#files = files
    const byName = new Map<string, string[]>()
    for (const [path, { post }] of Object.entries(files)) {
      if (post === null) continue
      const name = keyOf(path)
      const others = byName.get(name)
      if (others) others.push(path)
      else byName.set(name, [path])
    }
    this.#byName = byName
  }

  get errors(): readonly TracedError[] {
    return this.#errors
  }

  /** Reads the next line. */
  read(line: string): void {
    this.#line++
    const found = this.#fileIn(line)
    const words = found ? line.slice(0, found.from) + line.slice(found.to) : line
    if (trouble.test(words)) this.#troubledAt = this.#line
    if (/^\S/.test(line)) this.#heading = { at: this.#line, text: line }
    if (!found) return this.#readMore(line)
    const place = this.#placeIn(line.slice(0, found.from), line.slice(found.to))
    const isTold = place !== null || trouble.test(words) || (this.#line - this.#troubledAt <= reach && /^\s/.test(line))
    // Astro names the file some lines below what is wrong with it
    const above = /\p{L}/u.test(words) || this.#line - this.#heading.at > 2 * reach ? '' : `${this.#heading.text} `
    if (isTold) this.#note(found.path, place, above + line)
  }

  #note(path: string, place: ErrorPlace | null, line: string): void {
    const known = this.#errors.findIndex((error) => error.path === path && (error.place === null || place === null || isSame(error.place, place)))
    const post = this.#files[path]?.post ?? null
    if (known >= 0) {
      // Zola's reason may name the file again
      if (this.#kind === 'zola' && this.#open?.error === known && this.#line === this.#open.at + 1) this.#addToMessage(known, line)
      this.#open = { at: this.#line, error: known }
      if (place !== null && this.#errors[known]!.place === null) this.#errors[known] = { ...this.#errors[known]!, place }
      return
    }
    if (post === null || this.#errors.length >= mostErrors) return
    this.#open = { at: this.#line, error: this.#errors.length }
    this.#errors.push({ post, path, place, message: tidied(line) })
  }

  /** What is wrong with the file that was named right before, and where. */
  #readMore(line: string): void {
    const open = this.#open
    if (!open || this.#line - open.at > 2) return
    if (saysBelow.has(this.#kind) && this.#line === open.at + 1 && /\p{L}/u.test(line) && !/^\s*(?:at |from |Hint|Stack trace|={3})/.test(line)) this.#addToMessage(open.error, line)
    const error = this.#errors[open.error]!
    if (error.place !== null) return
    const number = (/exception|\b2\. /i.test(line) ? /\((\d+):\d+\)/ : /\bTOML parse error at line (\d+), column \d+/).exec(line)?.[1]
    // Hexo reads its front matter from the line after the fence
    if (number !== undefined) this.#errors[open.error] = { ...error, place: { line: Number(number), from: this.#kind === 'hexo' ? 'frontMatter' : 'file' } }
  }

  #addToMessage(at: number, line: string): void {
    const error = this.#errors[at]!
    if (!error.message.includes(tidied(line))) this.#errors[at] = { ...error, message: `${error.message} ${tidied(line)}`.slice(0, longestMessage) }
  }

  #placeIn(before: string, rest: string): ErrorPlace | null {
    const place = (line: string | undefined, from: ErrorPlace['from']): ErrorPlace | null => (line === undefined || Number(line) < 1 ? null : { line: Number(line), from })
    const [, direct] = /^:(\d+)(?::\d+)?\b/.exec(rest) ?? []
    // what Astro reads is the front matter, whose lines it counts from 0
    if (direct !== undefined) return place(direct, this.#kind === 'astro' ? 'frontMatter' : 'file')
    const [, nunjucks] = /\[Line (\d+), Column \d+\]/.exec(rest) ?? []
    // Hexo counts in the HTML that it has made of the post by then
    if (nunjucks !== undefined) return this.#kind === 'eleventy' ? place(nunjucks, 'afterFrontMatter') : null
    const [, liquid] = /\(line (\d+)\)/.exec(before) ?? []
    if (liquid !== undefined) return place(liquid, 'text')
    return place(/ at line (\d+) column \d+/.exec(rest)?.[1], 'file')
  }

  /** The first file in a line that an export wrote for a post. */
  #fileIn(line: string): { readonly path: string; readonly from: number; readonly to: number } | null {
    for (const { index, 0: ending } of line.matchAll(fileEnding)) {
      const to = index + ending.length
      const before = line.slice(0, to).replaceAll('\\', '/')
      const candidates = this.#byName.get(keyOf(before)) ?? this.#byName.get(afterBlank(before))
      const path = candidates && best(candidates, before)
      if (path) return { path, from: to - afterBlank(before).length, to }
    }
    return null
  }
}

/** The last two names of a path: of thousands of files called `index.md` one is in this folder. */
function keyOf(path: string): string {
  const name = path.lastIndexOf('/')
  const folder = path.lastIndexOf('/', name - 1)
  return name < 0 ? path.toLowerCase() : `${afterBlank(path.slice(folder + 1, name))}${path.slice(name)}`.toLowerCase()
}

/** What stands after the last blank, quotation mark or bracket. */
function afterBlank(text: string): string {
  let at = text.length
  while (at > 0 && !/[\s"'`(]/.test(text.charAt(at - 1))) at--
  return text.slice(at)
}

/** The file that a text ends with the name of, from as far up as the text goes. null where two are as good. */
function best(candidates: readonly string[], text: string): string | null {
  const lower = text.toLowerCase()
  const ranked = candidates
    .map((path) => ({ path, length: commonEnd(path.toLowerCase(), lower) }))
    .filter(({ path, length }) => length === path.length || (path.charAt(path.length - length - 1) === '/' && /(?:^|[\s"'`(])(?:\.\/)?$/.test(lower.slice(0, lower.length - length))))
    .sort((a, b) => b.length - a.length)
  const [first, second] = ranked
  return first && first.length !== second?.length ? first.path : null
}

function tidied(line: string): string {
  return line.replace(/\[11ty\]/g, '').replace(/\s+/g, ' ').trim().slice(0, longestMessage)
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return length
}

function isSame(a: ErrorPlace, b: ErrorPlace): boolean {
  return a.line === b.line && a.from === b.from
}
