import { describe, expect, it } from 'vitest'
import { parseHead } from '../../../shared/frontMatter/parseHead.ts'
import { defaultConventions as conventions } from '../../../shared/review/defaultConventions.ts'
import { removeListItem, setField, setListItem, setNoWarnings, setRating, setWarningDetail, toggleWarning } from '../../../shared/review/editReview.ts'
import { readPostFields } from '../../../shared/review/postFields.ts'
import { type TextChange, applyChanges } from '../../../shared/text/textChange.ts'

const head = (...lines: string[]) => ['---', ...lines, '---', ''].join('\n')
const after = (before: string, edit: (before: string) => TextChange[]) => applyChanges(before, edit(before))
const fields = (text: string) => readPostFields(parseHead(text), conventions)

describe('setField', () => {
  it('changes the bytes of one field and no other', () => {
    const before = head('title:   "Old" # working title', 'unknown: {a: 1}', 'review: {kind: film, verdict: ok}')
    expect(after(before, (text) => setField(text, conventions, 'review.verdict', 'A mood'))).toBe(before.replace('ok', 'A mood'))
  })

  it("writes under the library's own key", () => {
    const mapped = { ...conventions, keys: { 'review.rating': 'stars', 'review.verdict': 'meta.line' } }
    const before = head('title: A', 'stars: 3', 'meta:', '  line: good')
    expect(after(before, (text) => setRating(text, mapped, 4.5))).toBe(before.replace('stars: 3', 'stars: 4.5'))
    expect(after(before, (text) => setField(text, mapped, 'review.verdict', 'fine'))).toBe(before.replace('good', 'fine'))
  })
})

describe('setRating', () => {
  it.each([
    ['rating: 3.5', 4, 'rating: 4'],
    ["rating: '3.5/5'", 4, "rating: '4/5'"],
    ['rating: 7/10', 8.5, 'rating: 8.5/10'],
    ['rating: ★★★½', 5, 'rating: ★★★★★'],
    ['rating: B+ # kind', 12, 'rating: A+ # kind'],
  ])('keeps the form of %s', (before, value, expected) => {
    expect(after(head('review:', `  ${before}`), (text) => setRating(text, conventions, value))).toBe(head('review:', `  ${expected}`))
  })

  it('changes nothing where the rating is the same, whatever its form', () => {
    expect(setRating(head('review: {rating: ★★★½}'), conventions, 3.5)).toEqual([])
  })

  it('adds a rating where there was none, and takes it away', () => {
    const before = head('title: A')
    const rated = after(before, (text) => setRating(text, conventions, 4.5))
    expect(fields(rated).rating?.value).toBe(4.5)
    expect(fields(after(rated, (text) => setRating(text, conventions, null))).rating).toBeNull()
  })
})

describe('content warnings', () => {
  it('are ticked into a post that has no front matter', () => {
    expect(fields(after('', (text) => toggleWarning(text, conventions, 'violence', true))).warnings?.map(({ id }) => id)).toEqual(['violence'])
  })

  it('are added in the style of the list, and only once', () => {
    const before = head('warnings:', '  - violence # stairs', 'tags: [x]')
    const ticked = after(before, (text) => toggleWarning(text, conventions, 'gore', true))
    expect(ticked).toBe(head('warnings:', '  - violence # stairs', '  - gore', 'tags: [x]'))
    expect(toggleWarning(ticked, conventions, 'gore', true)).toEqual([])
    expect(after(head('warnings: [violence]'), (text) => toggleWarning(text, conventions, 'gore', true))).toBe(head('warnings: [violence, gore]'))
  })

  it('are unticked by id, also where the post names them by label or twice', () => {
    const before = head('warnings: [violence, Blood and gore, suicide, {id: gore, severity: mild}]')
    expect(after(before, (text) => toggleWarning(text, conventions, 'gore', false))).toBe(head('warnings: [violence, suicide]'))
  })

  it('go back to "not decided" when the last is unticked', () => {
    const before = head('title: A', 'warnings: [violence]')
    expect(fields(after(before, (text) => toggleWarning(text, conventions, 'violence', false))).warnings).toBeNull()
  })

  it('stay short until a detail is set, and keep no empty keys', () => {
    const before = head('warnings:', '  - violence', '  - gore')
    expect(setWarningDetail(before, conventions, 'violence', { severity: null, note: '', spoiler: false })).toEqual([])
    const mild = after(before, (text) => setWarningDetail(text, conventions, 'violence', { severity: 'mild' }))
    expect(fields(mild).warnings).toMatchObject([{ id: 'violence', severity: 'mild' }, { id: 'gore', severity: null }])
    const noted = after(mild, (text) => setWarningDetail(text, conventions, 'violence', { severity: null, note: 'a knife: once', spoiler: true }))
    expect(parseHead(noted).values).toEqual({ warnings: [{ id: 'violence', note: 'a knife: once', spoiler: true }, 'gore'] })
  })

  it('keep an author\'s own names of the keys', () => {
    const before = head('warnings:', '  - {topic: animal-death, level: mention, mine: 1}')
    const changed = after(before, (text) => setWarningDetail(text, conventions, 'animal-death', { severity: 'severe' }))
    expect(changed).toBe(before.replace('mention', 'severe'))
  })

  it('are ticked by saying a detail of them', () => {
    expect(fields(after(head('title: A'), (text) => setWarningDetail(text, conventions, 'gore', { note: 'x' }))).warnings).toMatchObject([{ id: 'gore', note: 'x' }])
  })

  it('are declared to be none, and undeclared', () => {
    const none = after(head('title: A'), (text) => setNoWarnings(text, conventions, true))
    expect(fields(none).warnings).toEqual([])
    expect(after(none, (text) => setNoWarnings(text, conventions, false))).toBe(head('title: A'))
    const some = head('warnings: [gore]')
    expect(setNoWarnings(some, conventions, false)).toEqual([])
    expect(fields(after(some, (text) => setNoWarnings(text, conventions, true))).warnings).toEqual([])
  })
})

describe('list items', () => {
  it('are added, changed and removed one by one', () => {
    const before = head('tags:', '- film # kind', '- "hong kong"')
    expect(after(before, (text) => setListItem(text, conventions, 'tags', 9, 'noir'))).toBe(head('tags:', '- film # kind', '- "hong kong"', '- noir'))
    expect(after(before, (text) => setListItem(text, conventions, 'tags', 1, 'hongkong'))).toBe(before.replace('hong kong', 'hongkong'))
    expect(after(before, (text) => removeListItem(text, conventions, 'tags', 1))).toBe(head('tags:', '- film # kind'))
  })

  it('turn a single value into a list when a second comes', () => {
    const before = head('review: {by: Wong Kar-wai}')
    expect(after(before, (text) => setListItem(text, conventions, 'review.by', 0, 'Ann Hui'))).toBe(head('review: {by: Ann Hui}'))
    expect(fields(after(before, (text) => setListItem(text, conventions, 'review.by', 1, 'Ann Hui'))).by).toEqual(['Wong Kar-wai', 'Ann Hui'])
  })

  it('leave an empty list in its place', () => {
    expect(after(head('tags: [film]', 'title: A'), (text) => removeListItem(text, conventions, 'tags', 0))).toBe(head('tags: []', 'title: A'))
    expect(removeListItem(head('title: A'), conventions, 'tags', 0)).toEqual([])
  })

  it('may be quotes in Chinese and related posts', () => {
    const quoted = after(head('title: A'), (text) => setListItem(text, conventions, 'quotes', 0, { text: '如果記憶也是一個罐頭的話:', lang: 'zh-Hant' }))
    expect(fields(quoted).quotes).toEqual([{ text: '如果記憶也是一個罐頭的話:', source: null, lang: 'zh-Hant' }])
    const related = after(quoted, (text) => setListItem(text, conventions, 'related', 0, 'dazed-and-confused.md'))
    expect(fields(related).related).toEqual([{ post: 'dazed-and-confused.md', emoji: null, text: null }])
  })
})
