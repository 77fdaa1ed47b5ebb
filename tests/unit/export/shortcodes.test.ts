import { describe, expect, it } from 'vitest'
import { escapeInCode, escapeInText } from '../../../shared/export/targets/hugo/shortcodes.ts'

describe('shortcodes in the text of an author', () => {
  it.each([
    ['{{< x >}}', '&#123;{< x >}}'],
    ['a {{% b', 'a &#123;{% b'],
    ['{{ plain }} and {% more %}', '{{ plain }} and {% more %}'],
  ])('are shown outside of code: %s', (written, escaped) => {
    expect(escapeInText(written)).toBe(escaped)
  })

  it.each([
    ['`{{< x >}}`', '`{{</* x */>}}`', false],
    ['`{{% x %}} {{< y >}}`', '`{{%/* x */%}} {{</* y */>}}`', false],
    ['`{{< never closed`', '`{{\u200b< never closed`', true],
    ['`{{</* x */>}}`', '`{{\u200b</* x */>}}`', true],
    ['`plain`', '`plain`', false],
  ])('are shown within code: %s', (written, text, isChanged) => {
    expect(escapeInCode(written)).toEqual({ text, isChanged })
  })
})
