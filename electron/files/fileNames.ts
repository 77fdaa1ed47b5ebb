import { cutToBytes, noDevice, portableName } from '../../shared/text/portableName.ts'

const byteLimit = 200
/** Of a whole name, on every disk, in bytes. */
export const longestName = 255

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
  return noDevice(cutToBytes(plain, byteLimit).replace(/[-.]+$/, ''), fallback)
}

/**
 * A name without its ending as it stands, but for what some system cannot hold and what does not show; at most 200 bytes. What is
 * put behind it must not end in a dot or a blank.
 */
export function portableStem(name: string, fallback: string): string {
  return portableName(cutToBytes(name, byteLimit), fallback)
}

/**
 * The first of `stem.ending`, `stem-2.ending`, … that no name in the folder equals on any disk, whatever its case and Unicode form. A stem
 * that leaves no room for the rest within 255 bytes loses its end.
 * @param ending with its dot, or ''
 */
export function freeFileName(taken: Iterable<string>, stem: string, ending: string): string {
  const folded = new Set([...taken].map(foldName))
  for (let number = 1; ; number++) {
    const rest = number === 1 ? ending : `-${number}${ending}`
    const name = cutToBytes(stem, longestName - Buffer.byteLength(rest)) + rest
    if (!folded.has(foldName(name))) return name
  }
}
