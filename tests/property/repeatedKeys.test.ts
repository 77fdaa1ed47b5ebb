import fc from 'fast-check'
import { type Node, parseTree } from 'jsonc-parser'
import { isMap } from 'yaml'
import { describe, expect, it } from 'vitest'
import { editHead } from '../../shared/frontMatter/editHead.ts'
import { editSource } from '../../shared/frontMatter/editSource.ts'
import { applyStep, valueAtPath } from '../../shared/frontMatter/editSteps.ts'
import { equalValues } from '../../shared/frontMatter/fieldValues.ts'
import { HeadEditError } from '../../shared/frontMatter/headEditError.ts'
import { readHeadSource } from '../../shared/frontMatter/headSource.ts'
import type { FieldValue, KeyPath } from '../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { rangeOf } from '../../shared/frontMatter/rangeOf.ts'
import { valueSource } from '../../shared/frontMatter/valueSource.ts'
import { readYaml } from '../../shared/frontMatter/yamlHead.ts'
import { isFlow, placesIn, type YamlCollection } from '../../shared/frontMatter/yamlPlaces.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { jsonHead } from './otherHeads.ts'
import { head as yamlHead, pathsIn, runs, scalar, value } from './randomHeads.ts'

/** A place in a text where a pair can be put in before one that is there. */
interface Gap {
  readonly at: number
  /** The key as it is written, and what follows a pair that is put in there. */
  readonly key: string
  readonly behind: string
}

/** Gaps of the mappings in a YAML text, each with a key that stands at it or below it, so that what is put in does not count. */
function yamlGaps(source: string): Gap[] {
  const gaps: Gap[] = []
  const look = (collection: YamlCollection): void => {
    const places = placesIn(collection, source)
    for (const [index, place] of places.entries()) {
      const lineStart = source.lastIndexOf('\n', place.start - 1) + 1
      const indent = source.slice(lineStart, place.start)
      const behind = isFlow(collection) ? ', ' : `${source.includes('\r\n') ? '\r\n' : '\n'}${indent.replace(/[^ ]/g, ' ')}`
      for (const later of places.slice(index)) {
        const key = later.indicatorEnd === null ? '' : source.slice(later.start, later.indicatorEnd - 1).trimEnd()
        if (isMap(collection) && /^(?:[\p{L}\d]+|"[^"\n]*"|'[^'\n]*')$/u.test(key)) gaps.push({ at: place.start, key, behind })
      }
      const { node } = place
      if (node && 'items' in node) look(node as YamlCollection)
    }
  }
  const { top } = readYaml(source)
  if (top) look(top)
  return gaps
}

function jsonGaps(source: string): Gap[] {
  const gaps: Gap[] = []
  const look = (node: Node | undefined): void => {
    const children = node?.children ?? []
    if (node?.type === 'object') {
      for (const [index, { offset }] of children.entries()) {
        for (const later of children.slice(index)) {
          const key = later.children?.[0]
          if (key) gaps.push({ at: offset, key: source.slice(key.offset, key.offset + key.length), behind: ', ' })
        }
      }
    }
    children.forEach(look)
  }
  look(parseTree(source))
  return gaps
}

/** A head with one key or two that are there again above where they count; the pairs that were put in; and what the head said without them. */
interface Repeated {
  readonly head: string
  readonly pairs: readonly string[]
  readonly values: Readonly<Record<string, FieldValue>>
}

function repeatIn(before: string, choices: readonly (readonly [choice: number, item: string])[], gapsOf: (source: string) => Gap[]): Repeated {
  let head = before
  const pairs: string[] = []
  for (const [choice, item] of choices) {
    const { from, to } = readHeadSource(head)
    const gaps = gapsOf(head.slice(from, to))
    const gap = gaps[choice % Math.max(1, gaps.length)]
    if (!gap) continue
    const pair = `${gap.key}: ${item}`
    pairs.push(pair)
    head = `${head.slice(0, from + gap.at)}${pair}${gap.behind}${head.slice(from + gap.at)}`
  }
  return { head, pairs, values: parseHead(before).values }
}

const formats = {
  YAML: { any: yamlHead.filter((source) => !/[&*]a\d/.test(source)), gaps: yamlGaps, items: ['earlier', "'earlier'", '"earlier"', '[earlier, 1]', '{k: earlier}', '~', '4.50', '2025-01-01'] },
  JSON: { any: jsonHead, gaps: jsonGaps, items: ['"earlier"', '["earlier", 1]', '{"k": "earlier"}', 'null', '4.50'] },
}

function attempt<T>(run: () => T): T | null {
  try {
    return run()
  } catch (cause) {
    if (cause instanceof HeadEditError) return null
    throw cause
  }
}

describe.each(Object.entries(formats))('%s with keys that are there more than once', { timeout: 20_000 + runs * 60 }, (_format, { any, gaps, items }) => {
  const repeated = fc.tuple(any, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...items)), { minLength: 1, maxLength: 2 })).map(([head, choices]) => repeatIn(head, choices, gaps)).filter(({ pairs }) => pairs.length > 0)
  const pathFor = (values: FieldValue, choice: number): KeyPath => {
    const paths = [...pathsIn(values), ['added']]
    return paths[choice % paths.length] ?? []
  }

  it('is read as if only the last were there, and says where the others are', () => {
    fc.assert(fc.property(repeated, ({ head, pairs, values }) => {
      const parsed = parseHead(head)
      expect([parsed.broken, parsed.values]).toEqual([false, values])
      expect(parsed.problems).toHaveLength(pairs.length)
      // one within a value that does not count is nowhere that counts
      for (const { from, path } of parsed.problems) expect(from).toBeLessThan(rangeOf(head, path ?? [])?.from ?? Infinity)
    }), { numRuns: runs })
  })

  it('sets and clears the one that counts, or another key, and leaves the others their bytes', () => {
    let refused = 0
    fc.assert(fc.property(repeated, fc.nat(), fc.option(value, { nil: null }), ({ head, pairs, values }, choice, wanted) => {
      const path = pathFor(values, choice)
      const changes = attempt(() => editHead(head, path, wanted))
      if (changes === null) {
        refused++
        return
      }
      const edited = applyChanges(head, changes)
      const after = parseHead(edited)
      expect(after.broken).toBe(false)
      expect(equalValues(after.values, applyStep(values, { kind: 'set', path, value: wanted }))).toBe(true)
      for (const [key, item] of Object.entries(values)) {
        const [old, now] = [rangeOf(head, [key]), rangeOf(edited, [key])]
        if (key !== path[0] && typeof item !== 'object') expect(now && edited.slice(now.from, now.to)).toBe(old && head.slice(old.from, old.to))
      }
      for (const { from, path: found = [] } of parseHead(head).problems) {
        const length = pairs.find((pair) => head.startsWith(pair, from))?.length ?? 0
        // what stands in a value goes with it
        const isInside = path.every((key, index) => String(found[index]) === String(key)) && found.length > path.length
        if (!isInside) expect(changes.filter((change) => change.from < from + length && change.to > from)).toEqual([])
      }
    }), { numRuns: runs })
    expect(refused / runs).toBeLessThan(0.02)
  })

  it('removes a key wherever it is, so that it is gone, and no other', () => {
    let refused = 0
    fc.assert(fc.property(repeated, fc.nat(), ({ head, values }, choice) => {
      const path = pathFor(values, choice)
      const edited = attempt(() => applyChanges(head, editHead(head, path, undefined)))
      if (edited === null) {
        refused++
        return
      }
      const after = parseHead(edited)
      expect(after.broken).toBe(false)
      expect(equalValues(after.values, valueAtPath(values, path) === undefined ? values : applyStep(values, { kind: 'remove', path }))).toBe(true)
    }), { numRuns: runs })
    expect(refused / runs).toBeLessThan(0.02)
  })

  it('gives the original file to the byte when the source is put back after another value was set', () => {
    fc.assert(fc.property(repeated, fc.nat(), scalar, ({ head, values }, choice, wanted) => {
      const path = pathFor(values, choice)
      const source = path[0] === 'added' ? null : attempt(() => valueSource(head, path))
      const edited = source === null ? null : attempt(() => applyChanges(head, editHead(head, path, wanted)))
      if (source !== null && edited !== null) expect(applyChanges(edited, editSource(edited, path, source))).toBe(head)
    }), { numRuns: runs })
  })
})
