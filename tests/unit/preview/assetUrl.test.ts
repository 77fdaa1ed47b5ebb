import { describe, expect, it } from 'vitest'
import { assetUrl } from '../../../shared/preview/previewProfile.ts'

describe('assetUrl', () => {
  it.each([
    ['in/a b#c.png', 'marquee-asset://library/in/a%20b%23c.png'],
    // YAML can name half a character: “"\ud800.png"”
    ['\ud800.png', 'marquee-asset://library/%EF%BF%BD.png'],
  ])('makes of %j an address, and throws for none', (path, url) => expect(assetUrl(path)).toBe(url))
})
