import { type Dialect, githubDialect } from '../../markdown/dialect.ts'

/** The start of a Hugo shortcode, which Hugo runs wherever it stands, in code too. */
export const shortcodeStart = /\{\{[<%]/g

/** Text outside of code in which no shortcode comes alive: the page shows what was written. */
export function escapeInText(text: string): string {
  return text.replace(shortcodeStart, (mark) => `&#123;${mark.slice(1)}`)
}

/**
 * The same for text within code, where entities are shown as they are. A shortcode with both ends is written as Hugo's comment form,
 * which shows it; one that does not end can only be broken by an invisible character (`isChanged`).
 */
export function escapeInCode(text: string): { readonly text: string; readonly isChanged: boolean } {
  let isChanged = false
  let escaped = ''
  let at = 0
  for (const found of text.matchAll(shortcodeStart)) {
    if (found.index < at) continue
    const end = text.indexOf(found[0] === '{{<' ? '>}}' : '%}}', found.index + 3)
    const inner = end < 0 ? null : text.slice(found.index + 3, end)
    escaped += text.slice(at, found.index)
    if (inner !== null && !/\/\*|\*\/|\{\{[<%]|^\s*$|\n/.test(inner)) {
      escaped += `${found[0]}/*${inner}*/${text.slice(end, end + 3)}`
      at = end + 3
    } else {
      escaped += `{{\u200b${found[0].slice(2)}`
      at = found.index + 3
      isChanged = true
    }
  }
  return { text: escaped + text.slice(at), isChanged }
}

/**
 * A picture's description for Goldmark, which makes entities of straight quotation marks, dashes and dots there and then shows those, and takes no
 * escape in it: what it would make of them anywhere else, as characters.
 */
function typographic(alt: string): string {
  return escapeInText(alt)
    .replace(/(^|[\s([{\u2014-])"/g, '$1\u201c').replaceAll('"', '\u201d')
    .replace(/(^|[\s([{\u2014\u201c-])'/g, '$1\u2018').replaceAll("'", '\u2019')
    .replaceAll('---', '\u2014').replaceAll('--', '\u2013').replaceAll('...', '\u2026').replaceAll('<<', '\u00ab').replaceAll('>>', '\u00bb')
    .replace(/[\\[\]*_`<]/g, (mark) => `\\${mark}`)
}

/** Goldmark as Hugo has it, on a site that drops HTML, as Hugo does if it is told nothing. */
export const hugoDialect: Dialect = {
  ...githubDialect,
  keepsHtml: false,
  edges: 'entities',
  moreMark: '<!--more-->',
  // Braces at the end of a heading are its attributes, a backslash before them or not.
  escapable: /[!-/:-@[-`|}~]/,
  // A colon at a line's start makes a definition, braces at the end of a heading its attributes.
  literalMarks: /:(?<=(?:^|\n)[ \t>]*:)(?=[ \t])|\{(?=[#.][^{}\n]*\}[ \t]*(?:\n|$))/,
  pictureAlt: typographic,
  template: { marks: shortcodeStart, inText: escapeInText, inCode: escapeInCode },
}
