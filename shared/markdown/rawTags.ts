/** A raw HTML tag whose other half is in another block, or nowhere. */
export interface RawTag {
  readonly name: string
  readonly opens: boolean
}

/** A run of blocks by index, `last` included. */
export interface BlockRun {
  readonly first: number
  readonly last: number
}

// no `<` inside of a tag: each character is then looked at once, however hostile the text
const tag = /<!--[^]*?-->|<(\/?)([a-z][^\s/<>]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi
/** Those that hold nothing, and those that HTML closes by itself. */
const closesItself = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|td|th|option|marquee-slot)$/
/** Deeper than any post; what is deeper is not paired. */
const maxOpen = 400

/** The tags of a block's raw HTML, given in order, that do not pair with each other. */
export function unmatchedTags(html: readonly string[]): RawTag[] {
  if (html.length === 0) return []
  const open: RawTag[] = []
  const closing: RawTag[] = []
  for (const value of html) {
    for (const [, slash, written] of value.matchAll(tag)) {
      if (written === undefined) continue
      const name = written.toLowerCase()
      if (closesItself.test(name)) continue
      if (slash === '') {
        if (open.length < maxOpen) open.push({ name, opens: true })
        continue
      }
      const at = open.findLastIndex((candidate) => candidate.name === name)
      if (at >= 0) open.splice(at)
      else if (closing.length < maxOpen) closing.push({ name, opens: false })
    }
  }
  return [...closing, ...open]
}

/**
 * Which blocks must be read as one, since raw HTML opens in one and closes in another. A tag that is never closed joins nothing:
 * it ends with its block, so that typing a tag leaves the rest of the post as it is.
 */
export function joinedRuns(tagsOf: Iterable<readonly RawTag[]>): BlockRun[] {
  const open: { readonly name: string; readonly block: number }[] = []
  const runs: BlockRun[] = []
  let block = -1
  for (const tags of tagsOf) {
    block++
    for (const { name, opens } of tags) {
      if (opens) {
        if (open.length < maxOpen) open.push({ name, block })
        continue
      }
      const at = open.findLastIndex((candidate) => candidate.name === name)
      const [found] = at < 0 ? [] : open.splice(at)
      if (!found || found.block === block) continue
      let { block: first } = found
      while (runs.length > 0 && runs[runs.length - 1]!.last >= first) first = Math.min(first, runs.pop()!.first)
      runs.push({ first, last: block })
    }
  }
  return runs
}
