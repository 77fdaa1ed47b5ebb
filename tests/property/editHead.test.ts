import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editHead } from '../../shared/frontMatter/editHead.ts'
import { applyStep, valueAtPath } from '../../shared/frontMatter/editSteps.ts'
import { HeadEditError } from '../../shared/frontMatter/headEditError.ts'
import { equalValues } from '../../shared/frontMatter/fieldValues.ts'
import type { KeyPath } from '../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { head, pathsIn, runs, value } from './randomHeads.ts'

function pathFor(source: string, choice: number): KeyPath {
  const paths = [...pathsIn(parseHead(source).values), ['added'], ['made', 'below']]
  return paths[choice % paths.length] ?? []
}

/** Fields that follow another by an alias are another matter: unit tests show them. */
const withoutAliases = head.filter((source) => !/\*a\d/.test(source))

const lineEndsOf = (text: string): string[] => [...new Set(text.match(/\r?\n/g))]

describe('editing any front matter', { timeout: 10_000 + runs * 40 }, () => {
  it('is tried on heads that read without a problem', () => {
    fc.assert(fc.property(head, (source) => { expect(parseHead(source).problems).toEqual([]) }), { numRuns: runs })
  })

  it('gives the field its new value and every other field the value it had', () => {
    fc.assert(
      fc.property(withoutAliases, fc.nat(), value, (source, choice, wanted) => {
        const path = pathFor(source, choice)
        const before = parseHead(source).values
        const after = parseHead(applyChanges(source, editHead(source, path, wanted)))
        expect(after.problems).toEqual([])
        const isNew = valueAtPath(before, path) === undefined
        const expected = isNew && path.length > 1 ? { ...before, made: { below: wanted } } : applyStep(before, { kind: 'set', path, value: wanted })
        expect(after.values).toEqual(expected)
      }),
      { numRuns: runs },
    )
  })

  it('removes a key or item and nothing else', () => {
    fc.assert(
      fc.property(withoutAliases, fc.nat(), (source, choice) => {
        const path = pathFor(source, choice)
        const before = parseHead(source).values
        const after = parseHead(applyChanges(source, editHead(source, path, undefined)))
        expect(after.problems).toEqual([])
        expect(after.values).toEqual(valueAtPath(before, path) === undefined ? before : applyStep(before, { kind: 'remove', path }))
      }),
      { numRuns: runs },
    )
  })

  it('keeps the bytes of all other top-level fields, comments, and line ends', () => {
    fc.assert(
      fc.property(withoutAliases, fc.nat(), value, (source, choice, wanted) => {
        const path = pathFor(source, choice).slice(0, 1)
        const changes = editHead(source, path, wanted)
        const edited = applyChanges(source, changes)
        const [from, to] = [changes[0]?.from ?? 0, changes.at(-1)?.to ?? 0]
        expect(edited.startsWith(source.slice(0, from))).toBe(true)
        expect(edited.endsWith(source.slice(to))).toBe(true)
        // What was changed holds no other field's key.
        const others = Object.keys(parseHead(source).values).filter((key) => key !== path[0] && /^[a-z]+$/.test(key))
        const lines = source.slice(from, to).split('\n').slice(1)
        expect(others.filter((key) => lines.some((line) => line.startsWith(`${key}:`)))).toEqual([])
        expect(lineEndsOf(edited)).toEqual(lineEndsOf(source))
      }),
      { numRuns: runs },
    )
  })

  it('goes back to an equal value, and changes nothing where the value is the same', () => {
    fc.assert(
      fc.property(withoutAliases, fc.nat(), value, (source, choice, wanted) => {
        const path = pathFor(source, choice)
        const old = valueAtPath(parseHead(source).values, path)
        if (old === undefined) return
        expect(editHead(source, path, old)).toEqual([])
        const edited = applyChanges(source, editHead(source, path, wanted))
        const back = applyChanges(edited, editHead(edited, path, old))
        expect(parseHead(back).values).toEqual(parseHead(source).values)
      }),
      { numRuns: runs },
    )
  })

  it('with aliases about, changes the field or refuses, and never leaves front matter that cannot be read', () => {
    fc.assert(
      fc.property(head, fc.nat(), fc.option(value, { nil: undefined }), (source, choice, wanted) => {
        const path = pathFor(source, choice)
        try {
          const after = parseHead(applyChanges(source, editHead(source, path, wanted)))
          expect(after.problems).toEqual([])
          if (wanted !== undefined) expect(equalValues(valueAtPath(after.values, path), wanted)).toBe(true)
        } catch (cause) {
          if (!(cause instanceof HeadEditError) || !/\*a\d/.test(source)) throw cause
        }
      }),
      { numRuns: runs },
    )
  })
})
