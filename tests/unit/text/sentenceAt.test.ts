import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceAt } from '../../../shared/text/sentenceAt.ts'

const at = (text: string, language = 'en'): string => {
  const place = text.indexOf('|')
  const paragraph = text.replace('|', '')
  const { from, to } = sentenceAt(paragraph, place, language)
  return paragraph.slice(from, to)
}

describe('the sentence at a place', () => {
  it('is the one that the place is in, without the blanks around it', () => {
    expect(at('One rests. Two is wri|tten. Three waits.')).toBe('Two is written.')
    expect(at('|One rests. Two.')).toBe('One rests.')
    expect(at('One rests. Two.|')).toBe('Two.')
  })

  it('ends at Chinese full stops and keeps their closing quotes', () => {
    expect(at('他走了。「她沒有|回頭。」雨還在下。', 'zh-Hant')).toBe('「她沒有回頭。」')
    expect(at('真的嗎？不|是！好。', 'zh-Hant')).toBe('不是！')
  })

  it('may go over line ends', () => {
    expect(at('One rests. Two is\nwri|tten. Three.', 'en')).toContain('wri')
  })

  it('falls back where the language is not known', () => {
    expect(at('One. T|wo.', 'not a language')).toBe('Two.')
  })

  it('lies within any paragraph, and holds the place or is the one before it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, some) => {
        const place = text.length === 0 ? 0 : some % (text.length + 1)
        const { from, to } = sentenceAt(text, place, 'en')
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThanOrEqual(from)
        expect(to).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
