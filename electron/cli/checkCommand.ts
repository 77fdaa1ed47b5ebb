import { indexFacts } from '../../shared/checks/libraryFacts.ts'
import type { Problem } from '../../shared/checks/problem.ts'
import { runChecks } from '../../shared/checks/runChecks.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { readPostFields } from '../../shared/review/postFields.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { OpenLibrary } from '../services/openLibrary.ts'
import type { Ports } from '../services/ports.ts'
import { type CommandIo, readArgs } from './args.ts'

type Line = Pick<Problem, 'post' | 'line' | 'rule' | 'severity' | 'message'>

/** `marquee check`: every problem in every post, one a line, in the order of the paths. 1 where there is anything but hints. */
export async function runCheck(args: readonly string[], io: CommandIo, ports: Ports): Promise<number> {
  const { values } = readArgs(args, { library: { type: 'string' }, json: { type: 'boolean' } }, { required: ['library'] })
  const library = await OpenLibrary.open(values.library ?? '', ports)
  const problems = await checkLibrary(library, ports.now())
  for (const problem of library.config.problems) io.err(`marquee: ${visibleText(problem)}\n`)
  if (values.json) io.out(`${JSON.stringify(problems, null, 2)}\n`)
  else io.out(problems.map(({ post, line, severity, message, rule }) => `${visibleText(`${post}:${line}: ${severity}: ${message}`)} (${rule})\n`).join(''))
  return problems.some(({ severity }) => severity !== 'hint') ? 1 : 0
}

async function checkLibrary(library: OpenLibrary, nowMs: number): Promise<readonly Line[]> {
  const { config } = library
  const facts = indexFacts({ posts: library.index.summaries, assets: new Set(library.assets), config, nowMs })
  const found: Line[] = []
  const read = new Set<PostPath>()
  for (const { path, text } of await library.readPosts()) {
    read.add(path)
    const { head, body } = splitPost(text)
    const parsed = parseHead(head)
    found.push(...runChecks({ path, head, body, parsed, fields: readPostFields(parsed, config) }, facts))
  }
  for (const { path, problem } of library.index.summaries) {
    if (!read.has(path)) found.push({ post: path, line: 1, rule: 'unreadable', severity: 'error', message: problem ?? 'This file could not be read.' })
  }
  return found
    .map(({ post, line, rule, severity, message }) => ({ post, line, rule, severity, message }))
    .sort((a, b) => (a.post === b.post ? a.line - b.line : a.post < b.post ? -1 : 1))
}
