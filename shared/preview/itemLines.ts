const marker = /^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]+|$)/

/** The lines, from 0, at which the items of a list begin; those of the lists within it are part of them. `lines` are the list's own source. */
export function itemLines(lines: Iterable<string>): number[] {
  const starts: number[] = []
  /** How far something must be set in to be part of the item above; four columns are code at the beginning. */
  let inside = 4
  let kind = ''
  let at = 0
  for (const line of lines) {
    const [, before = '', mark = '', after = ''] = marker.exec(line) ?? []
    const indent = width(before)
    const isItem = mark !== '' && indent < Math.min(inside, 4) && (starts.length === 0 || mark.slice(-1) === kind)
    if (isItem) {
      kind = mark.slice(-1)
      starts.push(at)
      const space = width(before + mark.replace(/./g, ' ') + after) - indent - mark.length
      const isEmpty = line.trimEnd().length <= before.length + mark.length
      inside = indent + mark.length + (space <= 4 && !isEmpty ? space : 1)
    }
    at++
  }
  return starts
}

/** The column that white space reaches to, with tabs at every fourth. */
function width(space: string): number {
  let column = 0
  for (const character of space) column += character === '\t' ? 4 - (column % 4) : 1
  return column
}
