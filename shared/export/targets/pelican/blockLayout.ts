import type { Code, List, ListItem, Nodes, Parents, Root } from 'mdast'
import type { TextChange } from '../../../text/textChange.ts'

const step = 4

/**
 * What Python-Markdown needs of how blocks stand: a blank line between them, further lines of a list's items by four columns for each
 * list around, numbers with points, and code in lists and quotes by indentation.
 */
export function blockLayout(body: string, root: Root): TextChange[] {
  const layout = new Layout(body)
  layout.parent(root)
  return layout.changes
}

class Layout {
  readonly changes: TextChange[] = []
  readonly #body: string
  readonly #lineStarts: readonly number[]

  constructor(body: string) {
    this.#body = body
    this.#lineStarts = [0, ...Array.from(body.matchAll(/\n/g), ({ index }) => index + 1)]
  }

  /** Blocks that are in no list, or in a quote within one. */
  parent(parent: Parents): void {
    this.#separate(parent.children, () => true)
    for (const child of parent.children) {
      if (child.type === 'list') this.#list(child, 0, this.#quoteWidth(child))
      else if (child.type === 'code') this.#fenceInQuote(child)
      else if (child.type === 'blockquote' || child.type === 'containerDirective') this.parent(child)
    }
  }

  #list(list: List, depth: number, base: number): void {
    list.children.forEach((item, at) => {
      const before = list.children[at - 1]
      if (before && !isSimple(before)) this.#blankBefore(item, before)
      this.#item(item, depth, base)
    })
  }

  #item(item: ListItem, depth: number, base: number): void {
    // What comes before a line stands before its blanks. A list may follow its item's first line at once.
    this.#separate(item.children, (child, at) => child.type !== 'list' || at > 1)
    const { start, end } = placeOf(item)
    const text = this.#body.slice(start.offset, start.offset + 12)
    const bracket = /^\d{1,9}\)/.exec(text)
    if (bracket) this.changes.push({ from: start.offset + bracket[0].length - 1, to: start.offset + bracket[0].length, insert: '.' })
    this.#indent(start.line, base, depth * step)
    const contentColumn = item.children[0]?.position ? item.children[0].position.start.column - 1 : start.column + 1
    const nested = new Set(item.children.flatMap((child) => (child.type === 'list' ? child.children.flatMap((inner) => lines(inner)) : child.type === 'code' ? lines(child) : [])))
    for (let line = start.line + 1; line <= end.line; line++) {
      if (!nested.has(line)) this.#indent(line, base, (depth + 1) * step, contentColumn)
    }
    for (const child of item.children) {
      if (child.type === 'list') this.#list(child, depth + 1, base)
      else if (child.type === 'code') this.#codeInItem(child, start.line, depth + 1, base)
      else if (child.type === 'blockquote') this.#separate(child.children, () => true)
    }
  }

  /** A block after another one without a blank line. */
  #separate(children: readonly Nodes[], needs: (child: Nodes, at: number) => boolean): void {
    children.forEach((child, at) => {
      const before = children[at - 1]
      if (before && !isLabel(before) && needs(child, at)) this.#blankBefore(child, before)
    })
  }

  #blankBefore(node: Nodes, before: Nodes): void {
    const { start } = placeOf(node)
    const from = this.#lineStart(start.line)
    if (start.line - placeOf(before).end.line !== 1 || /^[ \t>]*$/.test(this.#body.slice(this.#lineStart(start.line - 1), from - 1))) return
    const prefix = /^[ \t]*(?:>[ \t]*)*/.exec(this.#body.slice(from, start.offset))?.[0].trimEnd() ?? ''
    this.changes.push({ from, to: from, insert: `${prefix}\n` })
  }

  /** Gives a line of a list the blanks that it needs; what stands further in stays as much further. */
  #indent(line: number, base: number, width: number, contentColumn?: number): void {
    const start = this.#lineStart(line)
    const end = this.#lineEnd(line)
    const from = Math.min(start + base, end)
    const blanks = /^[ \t]*/.exec(this.#body.slice(from, end))?.[0] ?? ''
    // An empty line, or one that leaves out the marks of its quote.
    if (from + blanks.length === end || !/^[ \t>]*$/.test(this.#body.slice(start, from))) return
    const further = contentColumn === undefined ? 0 : Math.max(0, base + columns(blanks) - contentColumn)
    const insert = ' '.repeat(width + further)
    if (insert !== blanks) this.changes.push({ from, to: from + blanks.length, insert })
  }

  #codeInItem(node: Code, itemLine: number, depth: number, base: number): void {
    const { start, end } = placeOf(node)
    if (start.line === itemLine) return
    const from = this.#lineStart(start.line)
    const prefix = this.#body.slice(from, from + base)
    const text = node.value.split('\n').map((line) => (line === '' ? prefix.trimEnd() : `${prefix}${' '.repeat((depth + 1) * step)}${line}`))
    this.changes.push({ from, to: end.offset, insert: text.join('\n') })
  }

  /** Within a quote a fence is read by its text alone; code is known by its indentation there. */
  #fenceInQuote(node: Code): void {
    const { start, end } = placeOf(node)
    const prefix = this.#body.slice(this.#lineStart(start.line), start.offset)
    if (!prefix.includes('>') || !/^(?:`{3}|~{3})/.test(this.#body.slice(start.offset, end.offset))) return
    this.changes.push({ from: start.offset, to: end.offset, insert: node.value.split('\n').map((line) => `    ${line}`).join(`\n${prefix}`) })
  }

  #quoteWidth(list: List): number {
    const { start } = placeOf(list)
    return /^(?:[ \t]*>[ \t]?)*/.exec(this.#body.slice(this.#lineStart(start.line), start.offset))?.[0].length ?? 0
  }

  #lineStart(line: number): number {
    return this.#lineStarts[line - 1] ?? this.#body.length
  }

  #lineEnd(line: number): number {
    return (this.#lineStarts[line] ?? this.#body.length + 1) - 1
  }
}

/** An item of one line, with such items alone below it. */
function isSimple({ children }: ListItem): boolean {
  return children.every((child, at) => (at === 0 ? child.type === 'paragraph' : child.type === 'list' && child.children.every(isSimple)))
}

function isLabel(node: Nodes): boolean {
  return node.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data && node.data.directiveLabel === true
}

interface Place {
  readonly line: number
  readonly column: number
  readonly offset: number
}

function placeOf({ position }: Pick<Nodes, 'position'>): { readonly start: Place; readonly end: Place } {
  const place = (point: { line: number; column: number; offset?: number | undefined } | undefined) => ({ line: point?.line ?? 1, column: point?.column ?? 1, offset: point?.offset ?? 0 })
  return { start: place(position?.start), end: place(position?.end) }
}

function lines(node: Nodes): number[] {
  const { start, end } = placeOf(node)
  return Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line + at)
}

function columns(blanks: string): number {
  let width = 0
  for (const blank of blanks) width += blank === '\t' ? 4 - (width % 4) : 1
  return width
}
