import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPictureSize } from '../../../../shared/export/pictures/pictureFacts.ts'
import { whyHeavySvg } from '../../../../shared/export/pictures/svgWork.ts'
import { svgBombs, svgPlain } from '../../../support/hostileSvg.ts'

const why = (svg: string | Uint8Array): string | null => whyHeavySvg(Buffer.from(svg as string).toString(), (base64) => readPictureSize(Buffer.from(base64, 'base64')))

describe('whyHeavySvg', () => {
  it.each(Object.entries(svgBombs))('holds back %s', (_name, svg) => expect(why(svg)).toMatch(/^It .*\.$|^Its .*\.$/))

  it.each(Object.entries(svgPlain))('lets through %s', (_name, svg) => expect(why(svg)).toBeNull())

  it('lets the pictures of the sample library through', async () => {
    const folder = join(import.meta.dirname, '../../../../build/samples')
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.svg'))
    for (const name of names) expect([name, why(await readFile(join(folder, name)))]).toEqual([name, null])
  })

  it('reads what is long and broken in one go', () => {
    for (const piece of ['<"', "<a '", '<!--', '<![CDATA[', '<a ', 'x', '<a x="', '&#', '<!DOCTYPE x [', '<style>', '<style>url(', '<style>a{', '<a b=" ']) {
      expect([piece, why(`<svg>${piece.repeat(1_000_000 / piece.length)}`) ?? 'fine']).toEqual([piece, expect.any(String)])
    }
  })
})
