import { describe, expect, it } from 'vitest'
import { tooLong } from '../../../shared/markdown/boundNesting.ts'
import { IncrementalPost } from '../../../shared/preview/incrementalPost.ts'
import { mostLines } from '../../../shared/preview/incrementalParser.ts'
import { PreviewMaker } from '../../../shared/preview/previewMaker.ts'
import { mostDrawn, mostSent } from '../../../shared/preview/protocol.ts'
import { defaultConventions } from '../../../shared/review/defaultConventions.ts'
import type { LibraryConfig } from '../../../shared/library/libraryConfig.ts'
import type { PostPath } from '../../../shared/post/postPath.ts'
import { applyPatch } from '../../../shared/preview/blockPatch.ts'
import { applyChanges, type TextChange } from '../../../shared/text/textChange.ts'
import type { RenderedBlock } from '../../../shared/markdown/renderProfile.ts'
import { testProfile } from '../../support/testProfile.ts'

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('')

function finished(post: IncrementalPost): string {
  for (let turns = 0; !post.isDone; turns++) {
    if (turns > 10_000) throw new Error('never done')
    post.advance()
  }
  return post.blocks().map(({ html }) => html).join('\n')
}

function drawn(text: string): string {
  const post = new IncrementalPost(testProfile())
  post.open(text)
  return finished(post)
}

const longer = 2 * mostLines

describe('a block that is longer than any post has', () => {
  it.each<[string, string]>([
    ['a list', times(longer, (i) => `- item ${i}\n`)],
    ['a list with space between its items', times(longer, (i) => `- item ${i}\n\n`)],
    ['a numbered list', times(longer, (i) => `${i}. item ${i}\n`)],
    ['a quote', times(longer, (i) => `> item ${i}\n`)],
    ['a paragraph', times(longer, (i) => `item ${i}\n`)],
    ['a table', `| a |\n| - |\n${times(longer, (i) => `| item ${i} |\n`)}`],
    ['code', `\`\`\`\n${times(longer, (i) => `item ${i}\n\n`)}\`\`\`\n`],
    ['a container', `:::spoiler\n${times(longer, (i) => `item ${i}\n\n`)}:::\n`],
    ['link definitions', times(longer, (i) => `[item ${i}]: https://example.org/\n`)],
    ['one line', `${'item 1 '.repeat(200_000)}\n`],
  ])('says so where it is cut, and what follows is whole: %s', (_what, block) => {
    const html = drawn(`Before.\n\n${block}\nAfter it.\n`)
    expect(html).toContain('<p>Before.</p>')
    expect(html.split(tooLong)).toHaveLength(2)
    expect(html).not.toContain(`item ${longer - 1}<`)
    expect(html).toMatch(/<p>After it\.<\/p>$/)
  })

  it('of definitions is no reason to show nothing of those that follow the first thousand', () => {
    const html = drawn(`${times(2000, (i) => `[item ${i}]: https://example.org/${i}\n`)}\n[item 1999]\n`)
    expect(html).toMatch(/^<p><a href="https:\/\/example.org\/1999"[^>]*>item 1999<\/a><\/p>$/)
  })

  it('is shown whole as long as it is not longer', () => {
    const html = drawn(times(mostLines - 100, (i) => `- item ${i}\n`))
    expect(html).toContain(`item ${mostLines - 101}<`)
    expect(html).not.toContain(tooLong)
  })

  it('is cut at the same place after edits as when it is opened so', () => {
    let text = `Intro.\n\n${times(mostLines - 2, (i) => `- item ${i}\n`)}\nAfter it.\n`
    const post = new IncrementalPost(testProfile())
    post.open(text)
    finished(post)
    const at = text.indexOf('- item 7\n')
    const steps: TextChange[] = [
      { from: at, to: at, insert: times(6, (i) => `- more ${i}\n`) },
      { from: 0, to: 0, insert: 'One\nline\nmore.\n' },
      { from: at, to: at + 60, insert: '' },
      { from: 0, to: 8, insert: '# Heading\n' },
    ]
    for (const step of steps) {
      post.edit([step])
      text = applyChanges(text, [step])
      expect(finished(post)).toBe(drawn(text))
    }
  })
})

describe('a post that is longer than what is drawn', () => {
  const line = `${'word '.repeat(19)}end\n\n`
  const body = line.repeat(Math.ceil(mostDrawn / line.length) + 50)

  it('is drawn from its beginning, says that it goes on, and takes edits anywhere', () => {
    const maker = new PreviewMaker()
    let shown: readonly RenderedBlock[] = []
    maker.take({ kind: 'library', library: { posts: [], assets: [], config: { ...defaultConventions, language: 'en', signoff: null } as LibraryConfig } })
    const take = (answer: ReturnType<PreviewMaker['take']>): void => {
      if (answer) shown = applyPatch(shown, answer.patch)
    }
    take(maker.take({ kind: 'open', turn: 1, path: 'a.md' as PostPath, head: '', body, line: 1 }))
    const last = () => shown.at(-1)?.html ?? ''
    expect(last()).toContain('the preview ends here')
    take(maker.take({ kind: 'edit', turn: 2, head: null, changes: [{ from: 0, to: 0, insert: 'Begun.\n\n' }, { from: body.length - 5, to: body.length, insert: 'far below what is drawn' }] }))
    expect(shown[1]?.html).toBe('<p>Begun.</p>')
    expect(last()).toContain('the preview ends here')
    take(maker.take({ kind: 'edit', turn: 3, head: null, changes: [{ from: 20, to: body.length, insert: '' }] }))
    for (let turns = 0; !maker.isDone && turns < 1000; turns++) take(maker.advance())
    expect(maker.isDone).toBe(true)
    expect(shown).toHaveLength(4)
  })

  it.each([0, 1, 2, 3])('is sent far enough for that, with a line end %d before where it is cut', (before) => {
    const whole = `${'x'.repeat(mostDrawn + 1 - before)}\n\nBelow.\n`
    const maker = new PreviewMaker()
    maker.take({ kind: 'library', library: { posts: [], assets: [], config: { ...defaultConventions, language: 'en', signoff: null } as LibraryConfig } })
    const opened = maker.take({ kind: 'open', turn: 1, path: 'a.md' as PostPath, head: '', body: whole.slice(0, mostSent), line: 1 })
    let shown = applyPatch([], opened?.patch ?? [])
    expect(shown.at(-1)?.html).toContain('the preview ends here')
    const edited = maker.take({ kind: 'edit', turn: 2, head: null, changes: [{ from: whole.length - 1, to: whole.length, insert: '!' }] })
    shown = applyPatch(shown, edited?.patch ?? [])
    expect(shown.at(-1)?.html).toContain('the preview ends here')
  })
})
