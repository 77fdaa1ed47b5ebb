import type { ParsedHead } from './headTypes.ts'
import { brokenHead, headProblem } from './headProblem.ts'
import { readHeadSource } from './headSource.ts'
import { readJson } from './jsonHead.ts'
import { readToml } from './tomlHead.ts'
import { readYaml } from './yamlHead.ts'

/**
 * What a head says, in YAML (`---`), TOML (`+++`) or JSON (`{`). Never throws: a head that cannot be read, or that is no mapping,
 * is `broken` and has problems instead of values. Dates stay as written; aliases and merges are resolved, within bounds.
 * @example parseHead('---\ntitle: In the Mood for Love\n---\n').values // { title: 'In the Mood for Love' }
 */
export function parseHead(head: string): ParsedHead {
  const { format, from, to, isClosed } = readHeadSource(head)
  const fence = /^\uFEFF?(---|\+\+\+)/.exec(head)?.[1]
  if (fence && (format === 'none' || !isClosed)) {
    return brokenHead(format, [headProblem(head, `The front matter is never closed. Put a line with ${fence} alone below its last field.`, 0, fence.length)])
  }
  if (format === 'none') {
    if (head === '') return { format, values: {}, problems: [], broken: false }
    return brokenHead(format, [headProblem(head, 'This is no front matter: it has no fence.', 0, head.length)])
  }
  const read = { yaml: readYaml, toml: readToml, json: readJson }[format]
  const { values, problems } = read(head.slice(from, to))
  if (problems.length === 0) return { format, values, problems: [], broken: false }
  return brokenHead(format, problems.map((problem) => headProblem(head, problem.message, from + problem.from, from + problem.to)))
}
