/** A front matter value as data. Dates and times stay strings exactly as written: they never pass through a JS Date. */
export type FieldValue = string | number | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue }

/** Where a value sits: `['review', 'rating']`, `['warnings', 0, 'note']`. */
export type KeyPath = readonly (string | number)[]

export type HeadFormat = 'yaml' | 'toml' | 'json' | 'none'

/** Something wrong in the front matter. Line and column are 1-based in the head; offsets are in the head's text. */
export interface HeadProblem {
  readonly message: string
  readonly line: number
  readonly column: number
  readonly from: number
  readonly to: number
  /** Of a key that is there again below, where it counts: which. */
  readonly path?: KeyPath
}

/**
 * What a head says. Parsing never throws: a head that cannot be read is `broken` and has no values, but for a title that can be made out. Of a key
 * that is there more than once the last counts; its other places are problems of a head that is not broken.
 */
export interface ParsedHead {
  readonly format: HeadFormat
  readonly values: Readonly<Record<string, FieldValue>>
  readonly problems: readonly HeadProblem[]
  /** True where the head cannot be edited by forms; the text stays editable and savable. */
  readonly broken: boolean
}
