import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexFacts } from '../../shared/checks/libraryFacts.ts'
import { runChecks } from '../../shared/checks/runChecks.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { readLibraryConfig } from '../../shared/library/readLibraryConfig.ts'
import { summarisePost } from '../../shared/library/summarisePost.ts'
import { postPath } from '../../shared/post/postPath.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { containerDirectives, leafDirectives } from '../../shared/markdown/houseRules.ts'
import { reviewKinds, severities } from '../../shared/review/conventions.ts'
import { readPostFields } from '../../shared/review/postFields.ts'

const folder = resolve(import.meta.dirname, '../../build/samples')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
const config = readLibraryConfig(readFileSync(join(folder, '.marquee/library.yaml'), 'utf8'), 'samples', 'UTC')
const posts = files
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const path = postPath(name)
    const text = readFileSync(join(folder, name), 'utf8')
    const parsed = parseHead(splitPost(text).head)
    return { path, text, ...splitPost(text), parsed, fields: readPostFields(parsed, config), summary: summarisePost({ path, text, revision: name, modifiedMs: 0, config }) }
  })

describe('the sample library', () => {
  it('has a library file without problems and at least ten posts, one of them a draft', () => {
    expect(config.problems).toEqual([])
    expect(posts.length).toBeGreaterThanOrEqual(10)
    expect(posts.filter(({ fields }) => fields.draft)).toHaveLength(1)
  })

  it('raises no problem in any post', () => {
    const facts = indexFacts({ posts: posts.map(({ summary }) => summary), assets: new Set(files.filter((name) => /\.(jpe?g|png)$/.test(name))), config, nowMs: Date.UTC(2026, 0, 1) })
    expect(posts.flatMap((post) => runChecks(post, facts)).map(({ post, rule, message }) => `${post} ${rule}: ${message}`)).toEqual([])
  })

  it.each(['title', 'date', 'updated', 'slug', 'draft', 'summary', 'tags', 'categories', 'cover', 'coverAlt', 'review', 'warnings', 'quotes', 'related'])('uses the key %s somewhere', (key) => {
    expect(posts.some(({ parsed }) => key in parsed.values)).toBe(true)
  })

  it.each(['kind', 'subject', 'originalTitle', 'year', 'by', 'cast', 'rating', 'verdict', 'trailer'])('uses review.%s somewhere', (key) => {
    expect(posts.some(({ parsed }) => key in Object(parsed.values['review']))).toBe(true)
  })

  it.each(reviewKinds)('has a review of the kind %s', (kind) => {
    expect(posts.some(({ fields }) => fields.kind === kind)).toBe(true)
  })

  it.each(severities)('has a warning that is %s', (severity) => {
    expect(posts.some(({ fields }) => fields.warnings?.some((warning) => warning.severity === severity))).toBe(true)
  })

  it('has a warning of what a work does not contain, one that gives something away, and pictures that say what they show', () => {
    const warnings = posts.flatMap(({ fields }) => fields.warnings ?? [])
    expect(warnings.some(({ absent }) => absent)).toBe(true)
    expect(warnings.some(({ spoiler }) => spoiler)).toBe(true)
    expect(posts.filter(({ fields }) => fields.cover !== null && (fields.coverAlt ?? '') !== '').length).toBeGreaterThanOrEqual(3)
  })

  it.each([...leafDirectives.map((name) => `::${name}`), ...containerDirectives.map((name) => `:::${name}`)])('uses the directive %s somewhere', (mark) => {
    expect(posts.some(({ body }) => body.includes(`\n${mark}`))).toBe(true)
  })

  it.each(['||', '[^', '- [x]', '| ---', '\n```\n', '!['])('uses %s somewhere', (mark) => {
    expect(posts.some(({ body }) => body.includes(mark))).toBe(true)
  })
})
