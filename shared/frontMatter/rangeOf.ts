import { parseTree } from 'jsonc-parser'
import { readHeadSource } from './headSource.ts'
import type { KeyPath } from './headTypes.ts'
import { jsonNodeAt } from './jsonHead.ts'
import { readToml } from './tomlHead.ts'
import { tomlPlaces } from './tomlPlaces.ts'
import { readYaml } from './yamlHead.ts'
import { placeAt } from './yamlPlaces.ts'

/** Where the value of a path is written in a head, without its comments; null where it is not written or the head is broken. */
export function rangeOf(head: string, path: KeyPath): { readonly from: number; readonly to: number } | null {
  const { format, from, to } = readHeadSource(head)
  const source = head.slice(from, to)
  if (format === 'none' || path.length === 0) return null
  const range = { yaml: yamlRange, toml: tomlRange, json: jsonRange }[format](source, path)
  return range && { from: from + range.from, to: from + range.to }
}

interface Range {
  readonly from: number
  readonly to: number
}

function yamlRange(source: string, path: KeyPath): Range | null {
  const { top, problems } = readYaml(source)
  const place = top && problems.length === 0 ? placeAt(top, path, source) : null
  if (!place) return null
  // An empty value is marked by its key.
  return place.from < place.to ? { from: place.from, to: place.to } : { from: place.start, to: place.to }
}

function tomlRange(source: string, path: KeyPath): Range | null {
  if (readToml(source).problems.length > 0) return null
  const name = JSON.stringify(path)
  return tomlPlaces(source).places.find((place) => JSON.stringify(place.path) === name) ?? null
}

function jsonRange(source: string, path: KeyPath): Range | null {
  const tree = parseTree(source)
  const node = tree && jsonNodeAt(tree, path)
  return node ? { from: node.offset, to: node.offset + node.length } : null
}
