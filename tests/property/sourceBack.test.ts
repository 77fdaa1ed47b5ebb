import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editHead } from '../../shared/frontMatter/editHead.ts'
import { editSource } from '../../shared/frontMatter/editSource.ts'
import { HeadEditError } from '../../shared/frontMatter/headEditError.ts'
import type { FieldValue, KeyPath } from '../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { valueSource } from '../../shared/frontMatter/valueSource.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { yamlExamples } from '../support/yamlExamples.ts'
import { jsonHead, tomlHead } from './otherHeads.ts'
import { head as yamlHead, pathsIn, runs, value } from './randomHeads.ts'

/** YAML as authors and programs write it, and as the specification’s examples do; TOML and JSON. */
const heads = {
  YAML: fc.tuple(fc.oneof({ weight: 3, arbitrary: yamlHead }, fc.constantFrom(...yamlExamples).map((yaml) => `---\n${yaml}---\n`)).filter((source) => !/[*][a-z]/.test(source)), fc.constantFrom('', '', '  ', ' \t'))
    // blanks at the ends of lines
    .map(([source, blanks]) => source.replace(/(?<=\S)(?=\r?\n(?!---\r?\n$))/g, blanks)),
  TOML: tomlHead,
  JSON: jsonHead,
}

/** The source of a value, null where it has none: TOML’s tables under headers and by dotted keys, YAML’s keys without a colon. */
function sourceOf(head: string, path: KeyPath): string | null {
  return refusable(() => valueSource(head, path))
}

function refusable<T>(run: () => T): T | null {
  try {
    return run()
  } catch (cause) {
    if (cause instanceof HeadEditError) return null
    throw cause
  }
}

const withSource = (head: string, path: KeyPath, source: string): string => applyChanges(head, editSource(head, path, source))
const set = (path: KeyPath, wanted: FieldValue) => (head: string): string => applyChanges(head, editHead(head, path, wanted))
const pathFor = (head: string, choice: number): KeyPath => {
  const paths = pathsIn(parseHead(head).values)
  return paths[choice % paths.length] ?? []
}

describe.each(Object.entries(heads))('%s: a value’s source', { timeout: 20_000 + runs * 60 }, (format, anyHead) => {
  /** A head, the path of something in it, and the source of that. */
  const anySource = fc.tuple(anyHead, fc.nat()).map(([head, choice]) => ({ head, path: pathFor(head, choice) })).filter(({ path }) => path.length > 0).map((place) => ({ ...place, source: sourceOf(place.head, place.path) }))

  it('is there for nearly every value', () => {
    const found = fc.sample(anySource, Math.min(runs, 500))
    for (const { head, path } of found.filter(({ source }) => source === null)) {
      if (format === 'TOML') expect(['extra', 'films', 'dotted']).toContain(path[0])
      else expect(head).toMatch(/[?] |[{]/)
    }
    expect(found.filter(({ source }) => source !== null).length).toBeGreaterThan(found.length / 2)
  })

  it('is the very bytes: put back where it was taken, it changes nothing', () => {
    fc.assert(fc.property(anySource, ({ head, path, source }) => {
      if (source !== null) expect(editSource(head, path, source)).toEqual([])
    }), { numRuns: runs })
  })

  it('gives the original file to the byte when it is put back after another value was set, however the values are written', () => {
    let refused = 0
    fc.assert(fc.property(anySource, value, ({ head, path, source }, wanted) => {
      // TOML has no empty value, to clear a key is to remove it; and no halves of characters
      if (source === null || (format === 'TOML' && (wanted === null || /\\ud[89a-f]/.test(JSON.stringify(wanted))))) return
      const edited = refusable(() => set(path, wanted)(head))
      if (edited === null) refused++
      else expect(withSource(edited, path, source)).toBe(head)
    }), { numRuns: runs })
    expect(refused / runs).toBeLessThan(0.01)
  })

  it.runIf(format !== 'TOML')('gives the original file to the byte when it is put back after the key was cleared', () => {
    fc.assert(fc.property(anySource, ({ head, path, source }) => {
      if (source !== null) expect(withSource(set(path, null)(head), path, source)).toBe(head)
    }), { numRuns: runs })
  })

  it('is not needed for a key that was not there: once it is removed, the file is the original', () => {
    fc.assert(fc.property(anyHead, value, (head, wanted) => {
      fc.pre(Object.keys(parseHead(head).values).length > 0 && (format !== 'TOML' || wanted !== null))
      // TOML has no halves of characters
      const added = refusable(() => set(['added'], wanted)(head))
      if (added !== null) expect(applyChanges(added, editHead(added, ['added'], undefined))).toBe(head)
    }), { numRuns: runs, maxSkipsPerRun: 1000 })
  })
})
