import { describe, expect, it } from 'vitest'
import { assetUrl } from '../../../shared/preview/previewProfile.ts'

describe('assetUrl', () => {
  it.each([
    ['reviews/a b#c?.jpg', 'marquee-asset://library/reviews/a%20b%23c%3F.jpg'],
    // YAML can name half a character: “"\ud800.png"”
    ['\ud800.png', 'marquee-asset://library/%EF%BF%BD.png'],
  ])('makes of %j an address, and throws for none', (path, url) => expect(assetUrl(path)).toBe(url))
})
