import type { HeadFormat } from './headTypes.ts'

/** A head without its fences: what language it is in, and where its content lies. */
export interface HeadSource {
  readonly format: HeadFormat
  /** Offsets of the content in the head, fence lines excluded; for JSON from its opening brace. */
  readonly from: number
  readonly to: number
  /** False where a fence opens it and none closes it. */
  readonly isClosed: boolean
  /** The line end that new lines in this head get. */
  readonly newline: '\n' | '\r\n'
}

/** Finds a head's content; `none` for an empty head and for text that is no front matter. */
export function readHeadSource(head: string): HeadSource {
  const newline = /\r?\n/.exec(head)?.[0] === '\r\n' ? '\r\n' : '\n'
  const fence = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/.exec(head)
  if (fence) {
    const closing = /(?<=\n)(?:---|\.\.\.|\+\+\+)[ \t]*\r?\n?$/.exec(head)
    const from = fence[0].length
    return { format: fence[1] === '---' ? 'yaml' : 'toml', from, to: Math.max(from, closing?.index ?? head.length), isClosed: closing !== null, newline }
  }
  const brace = /^\uFEFF?(?=\{)/.exec(head)
  if (brace) return { format: 'json', from: brace[0].length, to: head.length, isClosed: true, newline }
  return { format: 'none', from: 0, to: 0, isClosed: true, newline }
}
