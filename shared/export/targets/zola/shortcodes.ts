import { anchorBefore, type Dialect, githubDialect } from '../../markdown/dialect.ts'

/** What Zola runs, in code too: a name with brackets within braces, the end of a body, and its own escapes. */
const live = /\{\{(?=\/\*|\s*[A-Za-z_][\w:]*\s*\()|\{%(?=\/\*|\s*(?:[A-Za-z_][\w:]*\s*\(|end\s*%\}))/g
const whole = /^\{\{((?:(?!\}\}|\/\*|\*\/|\n)[^])*)\}\}/

/**
 * Code in which no shortcode runs: a whole one is written as Zola's escape, which shows it; any other can only be broken by an invisible
 * character (`isChanged`).
 */
export function escapeShortcodes(code: string): { readonly text: string; readonly isChanged: boolean } {
  let text = ''
  let at = 0
  let isChanged = false
  for (const { index } of code.matchAll(live)) {
    if (index < at) continue
    const found = whole.exec(code.slice(index))
    text += code.slice(at, index)
    if (found) text += `{{/*${found[1] ?? ''}*/}}`
    else {
      text += `{\u200b${code[index + 1] ?? ''}`
      isChanged = true
    }
    at = index + (found?.[0].length ?? 2)
  }
  return { text: text + code.slice(at), isChanged }
}

/** pulldown-cmark as Zola has it, after shortcodes. */
export const zolaDialect: Dialect = {
  ...githubDialect,
  linksAddresses: false,
  // Not beside Chinese letters.
  strikethrough: false,
  unescapesCode: false,
  // One paragraph each, and the next note runs into it.
  footnotes: false,
  moreMark: '<!-- more -->',
  // Braces at the end of a heading are its attributes, a backslash before them or not.
  escapable: /[!-/:-@[-`|}~]/,
  literalMarks: /\{(?=[^{}\n]*\}[ \t#]*(?:\n|$))/,
  headingId: anchorBefore,
  template: { marks: /\{(?=[{%])/g, inText: () => '&#123;', inCode: escapeShortcodes },
}
