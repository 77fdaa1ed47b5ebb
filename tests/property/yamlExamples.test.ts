import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editHead } from '../../shared/frontMatter/editHead.ts'
import { applyStep, valueAtPath } from '../../shared/frontMatter/editSteps.ts'
import { HeadEditError } from '../../shared/frontMatter/headEditError.ts'
import { equalValues } from '../../shared/frontMatter/fieldValues.ts'
import type { FieldValue, KeyPath } from '../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { rangeOf } from '../../shared/frontMatter/rangeOf.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { yamlExamples } from '../support/yamlExamples.ts'
import { pathsIn, runs, value } from './randomHeads.ts'

const fenced = (yaml: string): string => `---\n${yaml}---\n`
const hasAliases = (source: string): boolean => /[*][a-z]/.test(source)
/** Keys written with `?` alone, and fields that others follow, cannot always be changed without touching more. */
const isFollowed = (source: string): boolean => hasAliases(source) || /^\s*\? /m.test(source)
/** What happens to front matter in the hands of people and programs: a line goes, comes twice or moves in, something is put in somewhere. */
const mutation: fc.Arbitrary<(source: string) => string> = fc.oneof(
  fc.nat().map((at) => (source: string) => inLines(source, (lines) => lines.toSpliced(at % lines.length, 1))),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => (source: string) => inLines(source, (lines) => lines.toSpliced(to % lines.length, 0, lines[from % lines.length] ?? ''))),
  fc.tuple(fc.nat(), fc.constantFrom(' ', '  ', '\t')).map(([at, indent]) => (source: string) => inLines(source, (lines) => lines.map((line, index) => (index >= at % lines.length && line !== '' ? indent + line : line)))),
  fc
    .tuple(fc.nat(), fc.constantFrom(' ', '\t', '# note', ' # note\n', '\n', '\n\n', '"', "'", ',', '- ', ': ', '[', '}', 'é', '花樣', '🌸', '\u2028', '0', '-', '&a ', '!!str ', '|', '\\'))
    .map(([at, put]) => (source: string) => source.slice(0, at % source.length) + put + source.slice(at % source.length)),
)

const mutated: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...yamlExamples), fc.array(mutation, { maxLength: 4 }), fc.boolean(), fc.integer({ min: 0, max: 9 }))
  .map(([example, mutations, crlf, bom]) => {
    const source = fenced(mutations.reduce((text, mutate) => mutate(text), example))
    return (bom === 1 ? '\ufeff' : '') + (crlf ? source.replace(/\r?\n/g, '\r\n') : source)
  })

function inLines(source: string, change: (lines: string[]) => string[]): string {
  return `${change(source.replace(/\n$/, '').split('\n')).join('\n')}\n`
}

/** Sets a value and looks at all that must hold afterwards. @returns whether it was done, not refused */
function isEdited(source: string, path: KeyPath, wanted: FieldValue | undefined): boolean {
  const before = parseHead(source).values
  const edited = changed(source, path, wanted)
  if (edited === null) return false
  const after = parseHead(edited)
  expect(after.problems).toEqual([])
  if (hasAliases(source)) return true
  const isThere = valueAtPath(before, path) !== undefined
  const expected = wanted === undefined ? (isThere ? applyStep(before, { kind: 'remove', path }) : before) : applyStep(before, { kind: 'set', path, value: wanted })
  expect(equalValues(after.values, expected)).toBe(true)
  expect([...new Set(edited.match(/\r?\n/g))]).toEqual([...new Set(source.match(/\r?\n/g))])
  return true
}

function changed(source: string, path: KeyPath, wanted: FieldValue | undefined): string | null {
  try {
    return applyChanges(source, editHead(source, path, wanted))
  } catch (cause) {
    if (cause instanceof HeadEditError) return null
    throw cause
  }
}

describe('editing front matter that is written as the specification’s examples are', { timeout: 20_000 + runs * 40 }, () => {
  it('reads every example', () => {
    for (const example of yamlExamples) expect({ example, problems: parseHead(fenced(example)).problems }).toEqual({ example, problems: [] })
  })

  it.each(yamlExamples.map((example) => [JSON.stringify(example), example]))('sets, empties and removes each field of %s', (_, example) => {
    const source = fenced(example)
    for (const path of pathsIn(parseHead(source).values)) {
      for (const wanted of ['New words', 'Two\nlines', 7, true, null, ['a', 'b'], { k: 'v' }, undefined]) {
        expect(isEdited(source, path, wanted) || isFollowed(source)).toBe(true)
      }
    }
  })

  it('gives the field its new value and no other field another, however the example was changed, and seldom refuses', () => {
    let refused = 0
    fc.assert(
      fc.property(mutated, fc.nat(), fc.option(value, { nil: undefined }), (source, choice, wanted) => {
        const { values, problems } = parseHead(source)
        fc.pre(problems.length === 0)
        const paths = [...pathsIn(values), ['added here']]
        if (!isEdited(source, paths[choice % paths.length] ?? [], wanted) && !isFollowed(source)) refused++
      }),
      { numRuns: runs, maxSkipsPerRun: 1000 },
    )
    expect(refused / runs).toBeLessThan(0.01)
  })

  it('gives the very same bytes when a value in one line is set back', () => {
    fc.assert(
      fc.property(mutated, fc.nat(), fc.constantFrom('Other words', '花樣年華', 17, 0.5, true, false), (source, choice, other) => {
        const { values, problems } = parseHead(source)
        fc.pre(problems.length === 0 && !hasAliases(source))
        const plain = pathsIn(values).filter((path) => isPlainlyWritten(source, path, valueAtPath(values, path)) && typeof valueAtPath(values, path) === typeof other)
        fc.pre(plain.length > 0)
        const path = plain[choice % plain.length] ?? []
        const edited = applyChanges(source, editHead(source, path, other))
        expect(applyChanges(edited, editHead(edited, path, valueAtPath(values, path)))).toBe(source)
      }),
      { numRuns: runs, maxSkipsPerRun: 1000 },
    )
  })
})

/** In one line with its key or dash, and in the one form that its value has in that style: what can be told from the value alone. */
function isPlainlyWritten(source: string, path: KeyPath, wanted: FieldValue | undefined): boolean {
  const range = rangeOf(source, path)
  if (!range) return false
  const written = source.slice(range.from, range.to)
  const line = source.slice(source.lastIndexOf('\n', range.from - 1) + 1, range.from)
  if (/[\n\\|>!&]/.test(written) || /[!&]/.test(line) || !/(?:[-:]\s+|[[{,]\s*)$/.test(line) || /^\s*(?:[-?]\s*)?$/.test(line.replace(/-\s*$/, '-'))) return false
  if (typeof wanted === 'number') return String(wanted) === written
  if (typeof wanted === 'boolean') return String(wanted) === written
  // a text that needs no quotes anywhere: one that might, or a date, does not say how it was written
  if (typeof wanted !== 'string' || !/^\p{L}+(?: \p{L}+)*$/u.test(wanted) || /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(wanted)) return false
  return written === wanted || written === `'${wanted}'` || written === `"${wanted}"`
}
