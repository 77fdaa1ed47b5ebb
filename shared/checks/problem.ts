import type { PostPath } from '../post/postPath.ts'

export type Severity = 'error' | 'warning' | 'hint'

/** Something in a post that the author would want to know before readers do. */
export interface Problem {
  readonly post: PostPath
  readonly rule: string
  readonly severity: Severity
  /** One sentence: what, where, what now. */
  readonly message: string
  /** 1-based line in the file (head included), for the command line. */
  readonly line: number
  /** Where it is: offsets in head or body, or nowhere in particular (a missing key). */
  readonly place: { readonly part: 'head' | 'body'; readonly from: number; readonly to: number } | null
}
