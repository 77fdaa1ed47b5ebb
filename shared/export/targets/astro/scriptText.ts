const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** A script's text with its comments blanked out, as long as before. Strings stay. */
export function withoutComments(script: string): string {
  return script.replace(/(["'`])(?:\\[^]|(?!\1)[^\\])*\1|\/\/[^\n]*|\/\*[^]*?\*\//g, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found))
}

/** What stands between a bracket and the one that closes it; null where none does. */
export function insideBrackets(script: string, at: number): string | null {
  const open: string[] = []
  for (let index = at; index < script.length; index++) {
    const character = script[index] ?? ''
    if (/["'`]/.test(character)) index = endOfString(script, index)
    else if (closing[character] !== undefined) open.push(closing[character])
    else if (character === open.at(-1)) {
      open.pop()
      if (open.length === 0) return script.slice(at + 1, index)
    }
  }
  return null
}

/** The parts of a list or object that commas at its own level separate. */
export function partsOf(inside: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let index = 0; index < inside.length; index++) {
    const character = inside[index] ?? ''
    if (/["'`]/.test(character)) index = endOfString(inside, index)
    else if (/[([{]/.test(character)) depth++
    else if (/[)\]}]/.test(character)) depth--
    else if (character === ',' && depth === 0) {
      parts.push(inside.slice(from, index))
      from = index + 1
    }
  }
  parts.push(inside.slice(from))
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function endOfString(script: string, at: number): number {
  const quote = script[at]
  for (let index = at + 1; index < script.length; index++) {
    if (script[index] === '\\') index++
    else if (script[index] === quote) return index
  }
  return script.length
}
