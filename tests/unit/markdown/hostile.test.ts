import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../../shared/markdown/article.ts'
import { forbiddenOutput } from '../../support/forbiddenOutput.ts'
import { hostilePayloads, hostileSignoff } from '../../support/hostilePayloads.ts'
import { testProfile } from '../../support/testProfile.ts'

describe('renderArticle', () => {
  it.each(hostilePayloads.map((payload) => [payload.name, payload] as const))('lets nothing through: %s', (_name, { head = '', body = '' }) => {
    for (const placeholders of [true, false]) {
      const { html } = renderArticle(`Before.\n\n${body}\n`, testProfile(head, { placeholders }))
      expect(forbiddenOutput(html)).toEqual([])
      expect(html).toContain('Before.')
    }
  })

  it('lets nothing of a sign-off through, and does not call itself', () => {
    const { html } = renderArticle('Text\n\n::signoff\n', testProfile('', { signoff: hostileSignoff }))
    expect(forbiddenOutput(html)).toEqual([])
    expect(html.match(/Bye/g)).toHaveLength(1)
  })

  it.each([
    ['click event', 'click'], ['javascript link', 'link text'], ['Markdown javascript link', 'link text'], ['style attribute', 'styled'], ['table cells', '<table>'],
    ['container attributes', 'Content warning: Label'], ['quote with a javascript source', 'quoted'], ['code is text', '&#x3C;script>'], ['entities are text', '&#x3C;script>'],
  ])('keeps the harmless text: %s', (name, text) => {
    const payload = hostilePayloads.find((known) => known.name === name)
    expect(renderArticle(payload?.body ?? '', testProfile()).html).toContain(text)
  })

  it('never makes a scheme of a file name with a colon, whoever resolved it', () => {
    const profile = testProfile("review: {kind: film}\nrelated: ['javascript:alert(1)']\ncover: 'javascript:alert(2)'", {
      resolveLink: () => ({ url: 'javascript:alert(3)', state: 'ok' }),
      resolvePicture: () => ({ url: 'javascript:alert(4)', state: 'ok' }),
    })
    const { html } = renderArticle('[a](./b.md) ![c](d.png)\n\n::related', profile)
    expect(forbiddenOutput(html)).toEqual([])
    expect(html).toContain('href="./javascript:alert(1)"')
  })
})
