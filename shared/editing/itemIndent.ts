import type { TextChange } from '../text/textChange.ts'

interface Item {
  readonly indent: number
  /** null where it has none. */
  readonly number: number | null
  /** Columns up to its text: what stands below it begins there. */
  readonly width: number
}

/**
 * Moves an item of a list, the last of these lines, a level down: below the text of the item above it, its number anew. `above` are the lines above it,
 * the nearest first; the change speaks of the line. null where there is no item above it to stand below, or the line is none.
 */
export function indentItem(line: string, above: Iterable<string>): TextChange | null {
  const item = readItem(line)
  if (!item) return null
  const deeper: Item[] = []
  for (const text of above) {
    const found = readItem(text)
    if (found ? found.indent < item.indent : /^\S/.test(text)) return null
    if (found?.indent === item.indent) {
      const indent = item.indent + found.width
      return changed(item, indent, deeper.find((one) => one.indent === indent) ?? null)
    }
    if (found) deeper.push(found)
  }
  return null
}

/** Moves an item a level up: beside the item that it stands below, its number the next one. null where it stands below none. */
export function outdentItem(line: string, above: Iterable<string>): TextChange | null {
  const item = readItem(line)
  if (!item || item.indent === 0) return null
  for (const text of above) {
    const found = readItem(text)
    if (found && found.indent < item.indent) return changed(item, found.indent, found)
    if (!found && /^\S/.test(text)) return null
  }
  return null
}

function changed(item: Item, indent: number, before: Item | null): TextChange {
  const to = item.indent + (item.number === null ? 0 : String(item.number).length)
  return { from: 0, to, insert: ' '.repeat(indent) + (item.number === null ? '' : String((before?.number ?? 0) + 1)) }
}

function readItem(line: string): Item | null {
  const [, indent = '', marker = '', space = ''] = /^( *)([-+*]|\d{1,9}[.)])( +|$)/.exec(line) ?? []
  if (marker === '') return null
  return { indent: indent.length, number: /\d/.test(marker) ? Number.parseInt(marker, 10) : null, width: marker.length + (space.length > 4 ? 1 : Math.max(1, space.length)) }
}
