/**
 * Characters that do not show, or that change how what stands around them shows: controls, lone surrogates, line ends, marks and overrides of the
 * writing direction, blanks without width. Joiners and tags stay where letters and emoji are made with them.
 */
export const hiddenCharacters =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|(?<![\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Mlym}\p{sc=Mong}\p{sc=Sinh}\p{sc=Syrc}])[\u200c\u200d]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu

/**
 * A text from a file name, a title or a message as it can be shown on one line without deceiving: what does not show gets a sign.
 * @example visibleText('a\u202egnp.exe\n') // 'a[U+202E]gnp.exe␊'
 */
export function visibleText(text: string): string {
  return text.replace(hiddenCharacters, signOf)
}

function signOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '␡' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}
