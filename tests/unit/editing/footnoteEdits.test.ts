import { describe, expect, it } from 'vitest'
import { addFootnote, footnoteAt, otherEndOf } from '../../../shared/editing/footnoteEdits.ts'
import { applyChanges } from '../../../shared/text/textChange.ts'

const added = (text: string): string => {
  const at = text.indexOf('|')
  const plain = text.replace('|', '')
  const { changes, cursor } = addFootnote(plain, at)
  const made = applyChanges(plain, changes)
  return `${made.slice(0, cursor)}|${made.slice(cursor)}`
}

describe('a new footnote', () => {
  it('takes the first free number, and its note is written after the text', () => {
    expect(added('One| two.\n')).toBe('One[^1] two.\n\n[^1]: |\n')
    expect(added('One[^1] two|.\n\n[^1]: First.\n')).toBe('One[^1] two[^2].\n\n[^1]: First.\n[^2]: |\n')
    expect(added('Text|')).toBe('Text[^1]\n\n[^1]: |')
    expect(added('a[^2]| b\n\n[^2]: x')).toBe('a[^2][^1] b\n\n[^2]: x\n[^1]: |')
  })
})

describe('a footnote’s two ends', () => {
  const text = 'See[^a] and[^b].\n\n[^a]: Note a.\n[^b]: Note b, see[^a].\n'

  it('are found from each other', () => {
    const mark = footnoteAt('See[^a] and[^b].', 5)
    expect(mark).toMatchObject({ label: 'a', isDefinition: false })
    expect(text.slice(otherEndOf(text, { label: 'a', isDefinition: false }) ?? 0)).toMatch(/^Note a/)
    expect(text.slice(0, otherEndOf(text, { label: 'b', isDefinition: true }) ?? 0)).toBe('See[^a] and[^b]')
  })

  it('are known by the place in the line', () => {
    expect(footnoteAt('[^b]: Note b', 9)).toMatchObject({ label: 'b', isDefinition: true })
    expect(footnoteAt('See[^a] and[^b].', 9)).toBeNull()
    expect(otherEndOf(text, { label: 'gone', isDefinition: false })).toBeNull()
  })
})
