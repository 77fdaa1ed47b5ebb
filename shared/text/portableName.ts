import { hiddenCharacters } from './visibleText.ts'

const reservedOnWindows = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/** A file name, or the beginning of one, as it stands, but for what some system cannot hold and what does not show. */
export function portableName(name: string, fallback: string): string {
  return noDevice(name.replaceAll(hiddenCharacters, '-').replaceAll(/[<>:"/\\|?*]/g, '-'), fallback)
}

/** A name that Windows does not keep for a device, whatever its ending, and that is not empty. */
export function noDevice(name: string, fallback: string): string {
  if (name === '') return fallback
  return reservedOnWindows.test((name.split('.')[0] ?? '').trimEnd()) ? `${fallback}-${name}` : name
}

/** As much of a text's beginning as takes so many bytes in UTF-8, without half a character. */
export function cutToBytes(text: string, limit: number): string {
  let bytes = 0
  let cut = ''
  for (const character of text) {
    bytes += utf8Length(character.codePointAt(0) ?? 0)
    if (bytes > limit) break
    cut += character
  }
  return cut
}

/** How many bytes a character takes in UTF-8. */
export function utf8Length(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
}
