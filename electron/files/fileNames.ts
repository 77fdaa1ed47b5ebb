import { freeName } from '../../shared/post/slug.ts'

const reservedOnWindows = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i
const byteLimit = 200

/** The form in which two names are the same file on some disk: Unicode composed, case folded. */
export function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase()
}

/**
 * A name without its ending that every system can hold and every URL can carry as it stands: composed Unicode, no path parts, controls,
 * spaces or characters that systems or Markdown links reserve; at most 200 bytes; never empty and never a Windows device.
 * @param fallback what an empty result becomes
 * @example safeStem('Fallen  Angels (1995)', 'post') // 'Fallen-Angels-1995'
 */
export function safeStem(name: string, fallback: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Z}\s/\\:*?"'`<>|()[\]{}#%&^]+/gu, '-')
    .replaceAll(/-{2,}/g, '-')
    .replace(/^[-.]+/, '')
  const stem = cutToBytes(plain, byteLimit).replace(/[-.]+$/, '')
  if (stem === '') return fallback
  return reservedOnWindows.test(stem.split('.')[0] ?? '') ? `${fallback}-${stem}` : stem
}

/**
 * The first of `stem.ending`, `stem-2.ending`, … that no name in the folder equals on any disk, whatever its case and Unicode form.
 * @param ending with its dot, or ''
 */
export function freeFileName(taken: Iterable<string>, stem: string, ending: string): string {
  const folded = new Set([...taken].map(foldName))
  return freeName(stem, (name) => folded.has(foldName(name + ending))) + ending
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0
  let cut = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > limit) break
    cut += character
  }
  return cut
}
