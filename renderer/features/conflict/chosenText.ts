import type { MergePart } from '../../../shared/text/threeWayMerge.ts'

export type Choice = 'mine' | 'theirs' | 'both'

/** The text that choices make of a merge, by the numbers of its parts; null while a place is not chosen. */
export function chosenText(parts: readonly MergePart[], choices: ReadonlyMap<number, Choice>): string | null {
  let text = ''
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'agreed') {
      text += part.text
      continue
    }
    const choice = choices.get(index)
    if (choice === undefined) return null
    text += choice === 'both' ? ended(part.mine) + part.theirs : part[choice]
  }
  return text
}

/** Lines that other lines can follow: a text's last one may have no end. */
function ended(lines: string): string {
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}
