export const tooDeep = 'This part is nested too deep to show.'
export const tooLong = 'This part is too long to show.'

const maxMarkers = 60
const maxContainers = 16
const maxIndent = 200
const maxMarks = 2000
const maxMarksInCode = 20_000

const markers = /^(?:[ \t]{0,8}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,99}\]:))+/
const marker = />|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,99}\]:/g
const containerOpens = /^[ \t>]*:{3,}[A-Za-z]/
const containerCloses = /^[ \t>]*:{3,}[ \t]*$/
/** So many characters of a line take the parser about as long as a line of its own. */
const charactersALine = 300
const startsAnew = /^[ \t]*(?:$|[|#]|[-+*][ \t]|\d{1,9}[.)][ \t])/
/** Its brackets are a pair: there is nothing to look for. */
const definitionLabel = /^\[(?:[^[\]\\]|\\.){1,999}\]:/
const fenceOpens = /^(?:`{3,}(?=[^`]*$)|~{3,})/

/** A stretch of lines that may be one block: what its list's items begin with ('' where it is none), what it costs to parse so far, and whether its last line is blank. */
interface Run {
  readonly item: string
  readonly cost: number
  readonly isBlank: boolean
}

/** What a line stands in: how many containers are open above it, the fence of the code that it is in ('' outside), and the run that goes on above it. */
export interface Nesting {
  readonly containers: number
  readonly fence: string
  readonly run: Run
}

export const noNesting: Nesting = { containers: 0, fence: '', run: { item: '', cost: 0, isBlank: true } }

export function sameNesting(a: Nesting, b: Nesting): boolean {
  return a === b || (a.containers === b.containers && a.fence === b.fence && a.run.item === b.run.item && a.run.cost === b.run.cost && a.run.isBlank === b.run.isBlank)
}

/** A text that the parser can take, and what each of its lines stands in. */
export interface BoundedText {
  readonly text: string
  /** Before each line, and after the last one. */
  readonly nestings: readonly Nesting[]
}

/**
 * A body, or a part of one that begins at `start`, that the parser can take: its time and stack grow with depth, and a block is read whole
 * at each letter that is typed into it. Lines that go deeper than any post does say so instead, and so does what a block holds beyond
 * `mostLines`, long lines counting as several. The number of lines stays the same.
 */
export function boundNesting(body: string, start: Nesting = noNesting, mostLines = Infinity): BoundedText {
  let now = start
  let marks = 0
  const nestings = [now]
  const bound = (line: string): string => {
    const { containers, fence } = now
    const run = runAt(line, now)
    now = { containers, fence, run }
    const isCut = run.cost > mostLines
    if (fence !== '') {
      const closesContainer = containers > 0 && containerCloses.test(line)
      if (closesContainer) now = { containers: containers - 1, fence: '', run }
      else if (line.startsWith(fence) && line.trim().split(fence.charAt(0)).every((part) => part === '')) now = { containers, fence: '', run }
    } else if (!isCut && containerOpens.test(line)) {
      now = { containers: containers + 1, fence, run }
      if (containers >= maxContainers) return containers === maxContainers ? tooDeep : ''
    } else if (containers > 0 && containerCloses.test(line)) {
      now = { containers: containers - 1, fence, run }
      if (containers > maxContainers) return ''
    } else if (!isCut) {
      const opened = fenceOpens.exec(line)?.[0]
      if (opened) now = { containers, fence: opened, run }
    }
    const closes = now.containers < containers || (fence !== '' && now.fence === '')
    if (isCut && !closes) {
      const isFirst = run.cost - costOf(line) <= mostLines
      // HTML ends a paragraph and a list where it stands at the start of a line
      return !isFirst ? '' : fence === '' ? `<p>${tooLong}</p>` : tooLong
    }
    const prefix = markers.exec(line)?.[0] ?? ''
    if (prefix.length > maxMarkers && (prefix.match(marker)?.length ?? 0) > maxMarkers) return tooDeep
    // emphasis and brackets are paired over a whole paragraph, in time that grows with the square of their number
    const isCode = fence !== '' && now.fence !== ''
    if (startsAnew.test(line)) marks = 0
    marks += line.replace(definitionLabel, '').match(/[*_~[\]]/g)?.length ?? 0
    if (marks > (isCode ? maxMarksInCode : maxMarks)) return tooDeep
    const indent = /^[ \t]+/.exec(line)?.[0] ?? ''
    return indent.length > maxIndent ? line.slice(indent.length - maxIndent) : line
  }
  // the parser drops a byte order mark at the start of what it is given, which need not be the start of the post
  const lines = body.replaceAll('\uFEFF', '\u2060').split('\n').map((line) => {
    const bounded = bound(line)
    nestings.push(now)
    return bounded
  })
  return { text: lines.join('\n'), nestings }
}

/** Whether nothing that begins above a line can reach into it: outside of containers and fences, unindented below a blank line, and no item of a list that goes on. */
export function standsAlone(line: string, { containers, fence, run }: Nesting): boolean {
  const item = itemOf(line)
  return containers === 0 && fence === '' && run.isBlank && /^[^ \t\r]/.test(line) && (item === '' || item !== run.item)
}

/** What a line stands in as far as it matters to it: what a run cost that ends above it does not. */
export function nestingOf(line: string, above: Nesting): Nesting {
  return standsAlone(line, above) ? { ...above, run: { ...above.run, cost: 0 } } : above
}

/** What an item of a list begins with, '' for a line that is none. */
const itemOf = (line: string): string => /^(?:[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/.exec(line)?.[0].slice(-1) ?? ''

const costOf = (line: string): number => 1 + Math.floor(line.length / charactersALine)

/** The run that a line belongs to, with it: one ends where nothing that begins above can reach, at a heading or at what stands unindented below a blank line. */
function runAt(line: string, above: Nesting): Run {
  const { containers, fence, run } = above
  const isBlank = line.trim() === ''
  const item = itemOf(line)
  const begins = standsAlone(line, above) || (containers === 0 && fence === '' && /^#{1,6}[ \t]/.test(line))
  return begins ? { item, cost: costOf(line), isBlank } : { item: run.item, cost: run.cost + costOf(line), isBlank }
}
