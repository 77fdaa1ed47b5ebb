import { describe, expect, it } from 'vitest'
import { defaultConventions as conventions } from '../../../shared/review/defaultConventions.ts'
import { warningCategories } from '../../../shared/review/warningCategories.ts'
import { readWarnings, warningLabel, warningSentence } from '../../../shared/review/warnings.ts'

const warning = { id: 'violence', severity: null, note: null, spoiler: false, absent: false } as const

describe('warningCategories', () => {
  it('name each category once, in words', () => {
    expect(new Set(warningCategories.map(({ id }) => id)).size).toBe(warningCategories.length)
    expect(new Set(warningCategories.map(({ label }) => label)).size).toBe(warningCategories.length)
    expect(warningCategories.length).toBeGreaterThan(50)
  })
})

describe('readWarnings', () => {
  it('takes long and short entries, ids and labels, and a single text', () => {
    const ids = (value: Parameters<typeof readWarnings>[0]) => readWarnings(value, conventions, 'warnings', () => {})?.map(({ id }) => id)
    expect(ids(['Blood and Gore', 'smoking', { topic: 'flashing-lights' }, 'my-own'])).toEqual(['gore', 'smoking', 'flashing-lights', 'my-own'])
    expect(ids('violence')).toEqual(['violence'])
  })

  it('reports entries that name nothing', () => {
    const keys: string[] = []
    expect(readWarnings([7, { note: 'x' }, { id: 'gore', severity: 'extreme' }], conventions, 'warnings', (key) => keys.push(key))).toMatchObject([{ id: 'gore', severity: null }])
    expect(keys).toEqual(['warnings.0', 'warnings.1', 'warnings.2.severity'])
  })
})

describe('warnings in words', () => {
  it.each([
    [warning, 'Contains violence'],
    [{ ...warning, severity: 'severe', note: 'a knife' }, 'Contains violence (severe): a knife'],
    [{ ...warning, id: 'suicide', severity: 'mention' }, 'Mentions suicide'],
    [{ ...warning, id: 'animal-death', absent: true, note: 'the dog lives' }, 'Does not contain animal death: the dog lives'],
    [{ ...warning, id: 'child-in-peril' }, 'Contains a child in peril'],
  ] as const)('says %j', (given, sentence) => expect(warningSentence(given, conventions)).toBe(sentence))

  it('makes an unknown id readable', () => expect(warningLabel('loud-music', conventions)).toBe('Loud music'))
})
