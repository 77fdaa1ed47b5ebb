export const tooDeep = 'This part is nested too deep to show.'

const maxMarkers = 60
const maxContainers = 16
const maxIndent = 200
const maxMarks = 2000

const markers = /^(?:[ \t]{0,8}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,99}\]:))+/
const marker = />|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,99}\]:/g
const containerOpens = /^[ \t>]*:{3,}[A-Za-z]/
const containerCloses = /^[ \t>]*:{3,}[ \t]*$/
const startsAnew = /^[ \t]*(?:$|[|#]|[-+*][ \t]|\d{1,9}[.)][ \t])/

/**
 * A body whose nesting the parser can take: its time and stack grow with depth. Lines that go deeper than any post does say so instead.
 * The number of lines stays the same.
 */
export function boundNesting(body: string): string {
  let containers = 0
  let marks = 0
  let isCode = false
  return body.split('\n').map((line) => {
    if (containerOpens.test(line) && ++containers > maxContainers) return containers === maxContainers + 1 ? tooDeep : ''
    if (containerCloses.test(line) && containers > 0 && containers-- > maxContainers) return ''
    const prefix = markers.exec(line)?.[0] ?? ''
    if (prefix.length > maxMarkers && (prefix.match(marker)?.length ?? 0) > maxMarkers) return tooDeep
    // emphasis and brackets are paired over a whole paragraph, in time that grows with the square of their number
    if (/^[ \t>]*(?:```|~~~)/.test(line)) isCode = !isCode
    if (isCode || startsAnew.test(line)) marks = 0
    if (!isCode) marks += line.match(/[*_~[\]]/g)?.length ?? 0
    if (marks > maxMarks) return tooDeep
    const indent = /^[ \t]+/.exec(line)?.[0] ?? ''
    return indent.length > maxIndent ? line.slice(indent.length - maxIndent) : line
  }).join('\n')
}
