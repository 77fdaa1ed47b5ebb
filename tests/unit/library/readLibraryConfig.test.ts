import { describe, expect, it } from 'vitest'
import { readLibraryConfig } from '../../../shared/library/readLibraryConfig.ts'
import { defaultConventions } from '../../../shared/review/defaultConventions.ts'

const read = (yaml: string | null) => readLibraryConfig(yaml, 'My films', 'Asia/Hong_Kong')

describe('readLibraryConfig', () => {
  it('has a default for everything', () => {
    expect(read(null)).toEqual({
      title: 'My films', author: null, signoff: null, language: 'en', timeZone: 'Asia/Hong_Kong', siteUrl: null, exportKeys: {}, directives: 'plain', pictures: { keepsMetadata: false, widths: [], formats: [] }, lastExport: null, problems: [], ...defaultConventions,
    })
    expect(read('')).toEqual(read(null))
    expect(readLibraryConfig(null, '', 'Nowhere/Land').timeZone).toBe('UTC')
  })

  it('reads every setting', () => {
    const config = read(`title: Reels
author: Jo
signoff: "— Jo"
language: zh-Hant
timeZone: America/Los_Angeles
siteUrl: https://example.org/blog/
rating: {best: 10, step: 1, min: 1}
keys: {review.rating: stars, warnings: meta.triggers}
warnings:
  add: [{id: loud-music, label: Loud music, group: Sensory}, {id: gore, label: Splatter}]
  hide: [smoking]
lastExport: {folder: /sites/a, target: hugo}`)
    expect(config).toMatchObject({
      title: 'Reels', author: 'Jo', signoff: '— Jo', language: 'zh-Hant', timeZone: 'America/Los_Angeles', siteUrl: 'https://example.org/blog',
      ratingScale: { best: 10, step: 1, min: 1 }, keys: { 'review.rating': 'stars', warnings: 'meta.triggers' }, lastExport: { folder: '/sites/a', target: 'hugo' }, problems: [],
    })
    const byId = new Map(config.warningCategories.map((category) => [category.id, category]))
    expect([byId.get('loud-music')?.group, byId.get('gore'), byId.has('smoking')]).toEqual(['Sensory', { id: 'gore', label: 'Splatter', group: 'Violence' }, false])
  })

  it('reads letter grades, and fills in what a scale leaves out', () => {
    expect(read('rating: {letters: [A, B, C]}').ratingScale).toEqual({ best: 2, step: 1, min: 0, letters: ['A', 'B', 'C'] })
    expect(read('rating: {best: 4}').ratingScale).toEqual({ best: 4, step: 0.5, min: 0.5 })
    expect(read('rating: {best: 100}').ratingScale).toEqual({ best: 100, step: 1, min: 0 })
  })

  it.each([
    ['title: [a]', '“title” in library.yaml should be text.'],
    ['timeZone: Mars/Base', '“timeZone” in library.yaml should be a time zone such as “Asia/Hong_Kong”.'],
    ['language: "../x"', '“language” in library.yaml should be a language tag such as “en” or “zh-Hant”.'],
    ['siteUrl: javascript:alert(1)', '“siteUrl” in library.yaml should be an address such as “https://example.org”.'],
    ['rating: {best: -5}', '“rating.best” in library.yaml should be a number above 0, at most 1000.'],
    ['rating: {letters: [A, A]}', '“rating.letters” in library.yaml should be a list of different grades, best first.'],
    ['keys: {nonsense: x}', '“keys.nonsense” in library.yaml is no key that Marquee knows.'],
    ['keys: {title: 5}', '“keys.title” in library.yaml should be the name that your posts use.'],
    ['warnings: {add: 5}', '“warnings.add” in library.yaml should be a list.'],
    ['- a', 'library.yaml should be a list of keys and values; it was not used.'],
  ])('says what is wrong with %j, and keeps the default', (yaml, problem) => {
    const config = read(yaml)
    expect(config).toEqual({ ...read(null), problems: [problem] })
  })

  it.each([
    ['an alias bomb', `title: T\na0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}*a${at}]`).join('\n')}`],
    ['lists without end', `warnings: {add: ${'['.repeat(100_000)}`],
    ['keys in keys', `${'? '.repeat(200)}x`],
    ['more than 256 KB', `title: ${'x'.repeat(300_000)}`],
  ])('takes nothing from %s, and says why', (_what, yaml) => {
    expect(read(yaml)).toEqual({ ...read(null), problems: [expect.stringMatching(/^library\.yaml (?:cannot be read at line \d+, column \d+: |is larger than 256 KB)/)] })
  })

  it('takes the last of a key that is there twice, and says where the other is', () => {
    const config = read(`title: Old\n${Array.from({ length: 10_000 }, (_, at) => `k${at}: 1`).join('\n')}\ntitle: New`)
    expect([config.title, config.problems]).toEqual(['New', ['library.yaml, line 1: “title” is there again below, where it counts: this one does not.']])
  })

  it('takes no prototype for a setting', () => {
    const config = read('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nrating: {__proto__: {best: 10}}\nkeys: {__proto__: x, constructor: y}\nexportKeys: {__proto__: x}')
    expect(config.ratingScale).toEqual(read(null).ratingScale)
    expect([Object.keys(config.keys), Object.keys(config.exportKeys), config.problems.length, 'polluted' in {}]).toEqual([[], [], 3, false])
  })

  it('names line and column of what cannot be read', () => {
    expect(read('title: a\nkeys: {x').problems[0]).toMatch(/^library\.yaml cannot be read at line 2, column \d+: /)
  })

  it('takes hostile input calmly', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]!}`).join(',')}]`).join('\n')}`
    for (const yaml of [bomb, '['.repeat(20_000), '\0', '__proto__: {title: x}\nkeys: {__proto__: y}', 'a'.repeat(1_000_001), '&a [*a]']) {
      expect(read(yaml)).toMatchObject({ title: 'My films', ratingScale: defaultConventions.ratingScale })
    }
    expect(({} as Record<string, unknown>)['title']).toBeUndefined()
  })
})
