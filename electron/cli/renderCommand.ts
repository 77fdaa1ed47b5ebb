import { realpath } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { renderArticle } from '../../shared/markdown/article.ts'
import { postPath } from '../../shared/post/postPath.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { readPostFields } from '../../shared/review/postFields.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { isInside } from '../files/pathInside.ts'
import { libraryAbove } from '../services/libraryConfigFile.ts'
import { OpenLibrary } from '../services/openLibrary.ts'
import type { Ports } from '../services/ports.ts'
import { type CommandIo, readArgs, UsageError } from './args.ts'
import { readPostFile } from './readPostFile.ts'
import { renderProfileFor } from './renderProfileFor.ts'

/** `marquee render`: a post's HTML on stdout. Without --library, the library is the nearest folder above with `.marquee`, else the post's own. */
export async function runRender(args: readonly string[], io: CommandIo, ports: Ports): Promise<number> {
  const { values, operands } = readArgs(args, { library: { type: 'string' } }, { operands: [1, 1] })
  const file = await realpath(operands[0] ?? '')
  const folder = await realpath(values.library ?? (await libraryAbove(file)) ?? dirname(file))
  if (!isInside(folder, file)) throw new UsageError(`“${operands[0]}” is not in the library “${values.library}”.`)
  const path = postPath(relative(folder, file).split(sep).join('/'))
  const { text } = await readPostFile(operands[0] ?? '')
  const library = await OpenLibrary.open(folder, ports)
  const { head, body } = splitPost(text)
  const parsed = parseHead(head)
  for (const { line, column, message } of parsed.problems.slice(0, parsed.broken ? 1 : undefined)) io.err(`${visibleText(`${path}:${line}:${column}: ${message}`)}\n`)
  const { html } = renderArticle(body, renderProfileFor(library, path, readPostFields(parsed, library.config)))
  io.out(`${html}\n`)
  return parsed.broken ? 1 : 0
}
