import { describe, expect, it } from 'vitest'
import { chosenText } from '../../../renderer/features/conflict/chosenText.ts'
import { threeWayMerge } from '../../../shared/text/threeWayMerge.ts'

const { parts } = threeWayMerge('a\n\nb\n\nc', 'mine\n\nb\n\nmine at the end', 'theirs\n\nb!\n\ntheirs at the end')

describe('the text that was chosen', () => {
  it('is none while a place is not chosen', () => {
    expect(parts.map(({ kind }) => kind)).toEqual(['conflict', 'agreed', 'conflict'])
    expect(chosenText(parts, new Map([[0, 'mine']]))).toBe(null)
  })

  it('has what was chosen for each place, and what was put together of the rest', () => {
    expect(chosenText(parts, new Map([[0, 'mine'], [2, 'theirs']]))).toBe('mine\n\nb!\n\ntheirs at the end')
  })

  it('has both one after the other, on lines of their own', () => {
    expect(chosenText(parts, new Map([[0, 'both'], [2, 'both']]))).toBe('mine\ntheirs\n\nb!\n\nmine at the end\ntheirs at the end')
  })
})
