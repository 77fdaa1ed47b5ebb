import type { HeadFormat, HeadProblem, ParsedHead } from './headTypes.ts'
import { headProblem, type SourceProblem } from './headProblem.ts'
import { readHeadSource } from './headSource.ts'
import { readJson } from './jsonHead.ts'
import { readToml } from './tomlHead.ts'
import { readYaml } from './yamlHead.ts'

/** A larger head is not read: its time grows with its keys, and it is read where the whole app waits for it. */
export const largestHead = 256 * 1024

/**
 * What a head says, in YAML (`---`), TOML (`+++`) or JSON (`{`). Never throws: a head that cannot be read, or that is no mapping,
 * is `broken` and has problems instead of values, but for a title that can be made out. Dates stay as written; aliases and merges are resolved, within bounds.
 * @example parseHead('---\ntitle: In the Mood for Love\n---\n').values // { title: 'In the Mood for Love' }
 */
export function parseHead(head: string): ParsedHead {
  const { format, from, to, isClosed } = readHeadSource(head)
  const fence = /^\uFEFF?(---|\+\+\+)/.exec(head)?.[1]
  if (fence && (format === 'none' || !isClosed)) {
    return broken(head, format, [headProblem(head, `The front matter is never closed. Put a line with ${fence} alone below its last field.`, 0, fence.length)])
  }
  if (format === 'none') {
    if (head === '') return { format, values: {}, problems: [], broken: false }
    return broken(head, format, [headProblem(head, 'This is no front matter: it has no fence.', 0, head.length)])
  }
  if (head.length > largestHead) {
    return broken(head, format, [headProblem(head, 'The front matter is larger than 256 KB, so it is not read. The text can be edited and saved as it is.', 0, fence?.length ?? 1)])
  }
  const read = { yaml: readYaml, toml: readToml, json: readJson }[format]
  const { values, problems, repeated } = read(head.slice(from, to))
  const inHead = (problem: SourceProblem): HeadProblem => headProblem(head, problem.message, from + problem.from, from + problem.to, problem.path)
  return problems.length === 0 ? { format, values, problems: repeated.map(inHead), broken: false } : broken(head, format, problems.map(inHead))
}

/** What can be said of a head that cannot be read. Its title names the post in the list while the rest is mended. */
function broken(head: string, format: HeadFormat, problems: readonly HeadProblem[]): ParsedHead {
  const line = /^["']?title["']?[ \t]*[:=][ \t]*([^\s[{&*!|>%@`#].*?)[ \t]*\r?$/m.exec(head)?.[1]
  const title = line?.replace(/^(["'])(.*)\1$/, '$2')
  return { format, values: title ? { title } : {}, problems, broken: true }
}
