import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHead } from '../../../shared/frontMatter/parseHead.ts'
import type { FieldValue } from '../../../shared/frontMatter/headTypes.ts'
import { defaultConventions as conventions } from '../../../shared/review/defaultConventions.ts'
import { fieldPath, knownKeys, readPostFields } from '../../../shared/review/postFields.ts'

const read = (yaml: string, keys: Record<string, string> = {}) => readPostFields(parseHead(`---\n${yaml}\n---\n`), { ...conventions, keys })

describe('readPostFields', () => {
  it('reads every key of a full review', () => {
    const fields = read(`title: Chungking Express
date: 2025-03-09T21:30:00+08:00
draft: false
tags: [film, hong-kong]
cover: still.jpg
coverAlt: A snack bar at night
review:
  kind: film
  subject: Chungking Express
  originalTitle: 重慶森林
  year: 1994
  by: Wong Kar-wai
  cast: [Faye Wong, Tony Leung]
  rating: ★★★★★
  verdict: A mood piece
  trailer: https://youtu.be/abcdefghijk
warnings: [alcohol, {id: violence, severity: mild, note: 'a shooting', spoiler: true}]
quotes: [{text: 如果, source: Cop 223, lang: zh}]
related: [{post: ../b.md, emoji: 🎬, text: More}, c.md]`)
    expect(fields).toMatchObject({
      title: 'Chungking Express', date: '2025-03-09T21:30:00+08:00', draft: false, kind: 'film', originalTitle: '重慶森林', year: 1994,
      by: ['Wong Kar-wai'], cast: ['Faye Wong', 'Tony Leung'], rating: { value: 5 },
      warnings: [{ id: 'alcohol', severity: null }, { id: 'violence', severity: 'mild', note: 'a shooting', spoiler: true, absent: false }],
      quotes: [{ text: '如果', source: 'Cop 223', lang: 'zh' }],
      related: [{ post: '../b.md', emoji: '🎬', text: 'More' }, { post: 'c.md', emoji: null, text: null }],
      otherKeys: [], typeProblems: [],
    })
  })

  it('says nothing is decided for an empty head', () => {
    expect(readPostFields(parseHead(''), conventions)).toMatchObject({ title: '', draft: false, rating: null, warnings: null, tags: [], otherKeys: [], typeProblems: [] })
  })

  it("reads a library's own keys, and counts ours as unknown there", () => {
    const fields = read('stars: 4\nmeta: {trigger: [gore], mood: blue}\nreview: {rating: 1}', { 'review.rating': 'stars', warnings: 'meta.trigger' })
    expect(fields.rating?.value).toBe(4)
    expect(fields.warnings).toMatchObject([{ id: 'gore' }])
    expect(fields.otherKeys).toEqual([{ key: 'meta.mood', value: 'blue' }, { key: 'review.rating', value: 1 }])
    expect(fieldPath('warnings', { ...conventions, keys: { warnings: 'meta.trigger' } })).toEqual(['meta', 'trigger'])
    expect(fieldPath('constructor', conventions)).toEqual(['constructor'])
  })

  it('tells "none" from "not decided"', () => {
    expect(read('warnings: []').warnings).toEqual([])
    expect(read('warnings:').warnings).toBeNull()
    expect(read('title: A').warnings).toBeNull()
  })

  it('reports wrong types by their key, and keeps reading the rest', () => {
    const fields = read('title: [a]\nreview: {kind: opera, year: soon, rating: good}\nwarnings: {gore: mild}\ntags: [a, {b: 1}]\ndraft: maybe\nquotes: [{source: x}, 5]')
    expect(fields.typeProblems.map(({ key }) => key)).toEqual(['title', 'draft', 'tags.1', 'review.kind', 'review.year', 'review.rating', 'warnings'])
    expect(fields.typeProblems[3]?.message).toBe('“review.kind” should be one of film, series, book, game, album, place, other, but it is the text “opera”.')
    expect(fields).toMatchObject({ title: '', tags: ['a'], warnings: null, draft: true, quotes: [{ text: '5' }] })
  })

  it('takes titles and tags of digits as text', () => {
    expect(read('title: 1984\ntags: [1984]')).toMatchObject({ title: '1984', tags: ['1984'], typeProblems: [] })
  })

  it('publishes nothing by a slip: a draft mark of the wrong type still counts', () => {
    expect([read('draft: "true"').draft, read('draft: 1').draft, read('draft: "no"').draft, read('draft:').draft]).toEqual([true, true, false, false])
  })

  it('takes any values without a throw', () => {
    const value = fc.letrec<{ value: FieldValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(), fc.double(), fc.boolean(), fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('id', 'topic', 'text', 'post', 'severity', '__proto__', 'x'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value
    const values = fc.dictionary(fc.constantFrom(...knownKeys, 'review', 'constructor', '__proto__'), value, { noNullPrototype: true })
    fc.assert(
      fc.property(values, (found) => {
        expect(readPostFields({ format: 'yaml', values: found, problems: [], broken: false }, conventions).title).toBeTypeOf('string')
      }),
    )
  })
})
