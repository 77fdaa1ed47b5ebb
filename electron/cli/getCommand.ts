import { valueAtPath } from '../../shared/frontMatter/editSteps.ts'
import type { FieldValue } from '../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { type CommandIo, readArgs } from './args.ts'
import { readPostFile } from './readPostFile.ts'
import { parseKeyPath } from './setCommand.ts'

/**
 * `marquee get POST.md [KEY]`: a key's value, texts as they are and everything else as JSON; without a key all front matter as JSON.
 * Fails where the front matter is broken or has no such key.
 */
export async function runGet(args: readonly string[], io: Pick<CommandIo, 'out' | 'err'>): Promise<number> {
  const [file = '', key] = readArgs(args, {}, { operands: [1, 2] }).operands
  const { values, problems } = parseHead(splitPost((await readPostFile(file)).text).head)
  for (const { message, line, column } of problems) io.err(`${visibleText(`${file}:${line}:${column}: ${message}`)}\n`)
  if (problems.length > 0) return 1
  const value = key === undefined ? values : valueAtPath(values, parseKeyPath(key, values))
  if (value === undefined) {
    io.err(`${visibleText(`${file}: there is no “${key}”.`)}\n`)
    return 1
  }
  io.out(`${shown(value)}\n`)
  return 0
}

function shown(value: FieldValue): string {
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value, null, 2)
}
