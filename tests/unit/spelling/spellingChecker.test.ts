import { describe, expect, it } from 'vitest'
import { SpellingChecker } from '../../../shared/spelling/spellingChecker.ts'

const files: Readonly<Record<string, string>> = {
  'en/index.aff': 'SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\nSFX S Y 1\nSFX S 0 s .\n',
  'en/index.dic': '2\nfilm/S\nrain\n',
  'fr/index.aff': 'SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n',
  'fr/index.dic': '1\npluie\n',
}

function make(): { readonly checker: SpellingChecker; readonly read: string[] } {
  const read: string[] = []
  const checker = new SpellingChecker(async (language, file) => {
    read.push(`${language}/${file}`)
    const text = files[`${language}/${file}`]
    if (text === undefined) throw new Error(`${language} is missing`)
    return text
  })
  return { checker, read }
}

describe('the spelling checker', () => {
  it('calls no word wrong before a language is chosen, and reads nothing', async () => {
    const { checker, read } = make()
    expect(await checker.take({ kind: 'check', turn: 1, words: ['xyz'] })).toEqual({ turn: 1, words: [] })
    expect(read).toEqual([])
  })

  it('calls wrong what none of the languages knows, and reads each dictionary once', async () => {
    const { checker, read } = make()
    expect(await checker.take({ kind: 'languages', languages: ['en', 'fr'] })).toBeNull()
    expect(read).toEqual([])
    const answers = await Promise.all([1, 2].map((turn) => checker.take({ kind: 'check', turn, words: ['films', 'pluie', 'pluies', 'filmm'] })))
    expect(answers).toEqual([1, 2].map((turn) => ({ turn, words: ['pluies', 'filmm'] })))
    expect(read.toSorted()).toEqual(Object.keys(files).toSorted())
    expect(await checker.take({ kind: 'suggest', turn: 3, word: 'filmm' })).toMatchObject({ turn: 3, words: expect.arrayContaining(['film', 'films']) })
  })

  it('forgets a language that is not chosen any more', async () => {
    const { checker } = make()
    await checker.take({ kind: 'languages', languages: ['en', 'fr'] })
    await checker.take({ kind: 'languages', languages: ['fr'] })
    expect(await checker.take({ kind: 'check', turn: 1, words: ['film', 'pluie'] })).toEqual({ turn: 1, words: ['film'] })
  })

  it('says that a dictionary cannot be read instead of calling words right', async () => {
    const { checker } = make()
    await checker.take({ kind: 'languages', languages: ['nl'] })
    await expect(checker.take({ kind: 'check', turn: 1, words: ['xyz'] })).rejects.toThrow('nl is missing')
  })
})
