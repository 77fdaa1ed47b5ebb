import { codesOf, concatenate, letters, viewOf } from './bytes.ts'
import { orientationOnly, readOrientation } from './exif.ts'

const ofThePicture = new Set(['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYs', 'sPLT', 'acTL', 'fcTL', 'fdAT'])

/** A PNG with only the chunks that its pixels and colours need; a turned one keeps how it is turned. null for one whose chunks do not add up. */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let orientation = 1
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const name = letters(bytes, at + 4, at + 8)
    if (at === 8 && name !== 'IHDR') return null
    if (name === 'eXIf') orientation = readOrientation(bytes.subarray(at + 8, end - 4))
    // critical chunks begin with a capital
    if (/^[A-Z]/.test(name) || ofThePicture.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') {
      if (orientation !== 1) kept.splice(2, 0, chunk('eXIf', orientationOnly(orientation)))
      return concatenate(kept)
    }
    at = end
  }
  return null
}

/** A chunk of a PNG with its check sum. */
export function chunk(name: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(content.length + 12)
  const view = viewOf(whole)
  view.setUint32(0, content.length)
  whole.set(codesOf(name), 4)
  whole.set(content, 8)
  view.setUint32(content.length + 8, checkSum(whole.subarray(4, content.length + 8)))
  return whole
}

function checkSum(bytes: Uint8Array): number {
  let sum = 0xffff_ffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb8_8320 : sum >>> 1
  }
  return (sum ^ 0xffff_ffff) >>> 0
}
