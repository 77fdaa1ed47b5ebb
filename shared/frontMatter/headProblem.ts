import type { HeadProblem, KeyPath } from './headTypes.ts'

/** A problem between two offsets of a head, with the line and column where it begins. */
export function headProblem(head: string, message: string, from: number, to: number, path?: KeyPath): HeadProblem {
  const start = Math.min(from, head.length)
  const before = head.slice(0, start)
  const line = before.split('\n').length
  return { message, line, column: start - before.lastIndexOf('\n'), from: start, to: Math.min(Math.max(to, start), head.length), ...(path ? { path } : {}) }
}

/** Something wrong between two offsets of a head's content, before the fence is counted in. */
export interface SourceProblem {
  readonly message: string
  readonly from: number
  readonly to: number
  readonly path?: KeyPath
}
