export const tooDeep = 'This part is nested too deep to show.'

const maxMarkers = 60
const maxContainers = 16
const maxIndent = 200
const maxMarks = 2000
const maxMarksInCode = 20_000

const markers = /^(?:[ \t]{0,8}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,99}\]:))+/
const marker = />|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,99}\]:/g
const containerOpens = /^[ \t>]*:{3,}[A-Za-z]/
const containerCloses = /^[ \t>]*:{3,}[ \t]*$/
const startsAnew = /^[ \t]*(?:$|[|#]|[-+*][ \t]|\d{1,9}[.)][ \t])/
const fenceOpens = /^(?:`{3,}(?=[^`]*$)|~{3,})/

/** What a line stands in: how many containers are open above it, and the fence of the code that it is in ('' outside). */
export interface Nesting {
  readonly containers: number
  readonly fence: string
}

export const noNesting: Nesting = { containers: 0, fence: '' }

export function sameNesting(a: Nesting, b: Nesting): boolean {
  return a === b || (a.containers === b.containers && a.fence === b.fence)
}

/** A text that the parser can take, and what each of its lines stands in. */
export interface BoundedText {
  readonly text: string
  /** Before each line, and after the last one. */
  readonly nestings: readonly Nesting[]
}

/**
 * A body, or a part of one that begins at `start`, whose nesting the parser can take: its time and stack grow with depth. Lines that go
 * deeper than any post does say so instead. The number of lines stays the same.
 */
export function boundNesting(body: string, start: Nesting = noNesting): BoundedText {
  let now = start
  let marks = 0
  const nestings = [now]
  const bound = (line: string): string => {
    const { containers, fence } = now
    if (fence !== '') {
      const closesContainer = containers > 0 && containerCloses.test(line)
      if (closesContainer) now = { containers: containers - 1, fence: '' }
      else if (line.startsWith(fence) && line.trim().split(fence.charAt(0)).every((part) => part === '')) now = { containers, fence: '' }
    } else if (containerOpens.test(line)) {
      now = { containers: containers + 1, fence }
      if (containers >= maxContainers) return containers === maxContainers ? tooDeep : ''
    } else if (containers > 0 && containerCloses.test(line)) {
      now = { containers: containers - 1, fence }
      if (containers > maxContainers) return ''
    } else {
      const opened = fenceOpens.exec(line)?.[0]
      if (opened) now = { containers, fence: opened }
    }
    const prefix = markers.exec(line)?.[0] ?? ''
    if (prefix.length > maxMarkers && (prefix.match(marker)?.length ?? 0) > maxMarkers) return tooDeep
    // emphasis and brackets are paired over a whole paragraph, in time that grows with the square of their number
    const isCode = fence !== '' && now.fence !== ''
    if (startsAnew.test(line)) marks = 0
    marks += line.match(/[*_~[\]]/g)?.length ?? 0
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
