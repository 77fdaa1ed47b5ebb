import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineHunks } from '../../shared/text/lineHunks.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { mergedText, threeWayMerge } from '../../shared/text/threeWayMerge.ts'

const line = fc.constantFrom('a', 'b', 'c', '', '花', 'a\r', '---')
const end = fc.constantFrom('\n', '\n', '\n', '')
const text = fc.tuple(fc.array(line, { maxLength: 12 }), end).map(([lines, last]) => lines.join('\n') + last)

/** A base of different lines, and for each line who changes it to what: null deletes. */
const edits = fc.array(fc.tuple(fc.constantFrom('nobody', 'nobody', 'mine', 'theirs', 'both'), fc.option(fc.integer({ min: 0, max: 3 }))), { minLength: 1, maxLength: 20 })

describe('merging anything', () => {
  it('of which one side changed nothing gives the other, and of the same gives the same', () => {
    fc.assert(fc.property(text, text, (base, other) => {
      expect(mergedText(threeWayMerge(base, base, other))).toBe(other)
      expect(mergedText(threeWayMerge(base, other, base))).toBe(other)
      expect(mergedText(threeWayMerge(base, other, other))).toBe(other)
    }))
  })

  it('is the same from the other side', () => {
    fc.assert(fc.property(text, text, text, (base, mine, theirs) => {
      const turned = threeWayMerge(base, theirs, mine).parts.map((part) => (part.kind === 'agreed' ? part : { ...part, mine: part.theirs, theirs: part.mine }))
      expect(turned).toEqual(threeWayMerge(base, mine, theirs).parts)
    }))
  })

  it('without knowing the base gives back either side', () => {
    fc.assert(fc.property(text, text, (mine, theirs) => {
      const { parts } = threeWayMerge(null, mine, theirs)
      expect(parts.map((part) => (part.kind === 'agreed' ? part.text : part.mine)).join('')).toBe(mine)
      expect(parts.map((part) => (part.kind === 'agreed' ? part.text : part.theirs)).join('')).toBe(theirs)
    }))
  })

  it('applies changes of different lines both, and loses no line of either side', () => {
    fc.assert(fc.property(edits, (made) => {
      // lines are told apart by their numbers, so that it is plain which is which
      const side = (name: 'mine' | 'theirs'): string[] =>
        made.flatMap(([who, lines], index) => (who !== name && who !== 'both' ? [`base ${index}`] : Array.from({ length: lines ?? 0 }, (_, count) => `${who === 'both' ? name : who} ${index}.${count}`)))
      const base = made.map((_, index) => `base ${index}`)
      const whole = (lines: readonly string[]): string => lines.map((one) => `${one}\n`).join('')
      const [mine, theirs] = [side('mine'), side('theirs')]
      const merge = threeWayMerge(whole(base), whole(mine), whole(theirs))
      const result = merge.parts.flatMap((part) => (part.kind === 'agreed' ? part.text : part.mine + part.theirs).split('\n'))
      for (const added of [...mine, ...theirs].filter((one) => !one.startsWith('base'))) expect(result.filter((one) => one === added)).toHaveLength(1)
      for (const kept of base.filter((one) => mine.includes(one) && theirs.includes(one))) expect(result).toContain(kept)
      if (!made.some(([who]) => who === 'both')) {
        const agreed = mergedText(merge)
        // a line deleted beside one that is replaced may be either's, so only where no neighbours were changed it must merge
        const isApart = made.every(([who], index) => who === 'nobody' || (made[index + 1]?.[0] ?? 'nobody') === 'nobody')
        if (isApart) expect(agreed).toBe(whole(made.flatMap(([who, lines], index) => (who === 'nobody' ? [`base ${index}`] : Array.from({ length: lines ?? 0 }, (_, count) => `${who} ${index}.${count}`)))))
      }
    }))
  })
})

describe('changes of whole lines', () => {
  it('turn one text into the other, with lines that stay between them', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const hunks = lineHunks(before, after)
      expect(applyChanges(before, hunks)).toBe(after)
      for (const [index, { from, to }] of hunks.entries()) {
        expect(from === 0 || before[from - 1] === '\n' || from === before.length).toBe(true)
        expect(to).toBeLessThan(hunks[index + 1]?.from ?? Infinity)
      }
    }))
  })

  it('are one of whole lines where there is no time to compare', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const hunks = lineHunks(before, after, -1)
      expect(applyChanges(before, hunks)).toBe(after)
      expect(hunks.length).toBe(before === after ? 0 : 1)
      for (const { from, to } of hunks) {
        expect(from === 0 || before[from - 1] === '\n').toBe(true)
        expect(to === before.length || before[to - 1] === '\n').toBe(true)
      }
    }))
  })
})
