import { valueAtPath } from '../../shared/frontMatter/editSteps.ts'
import { HeadEditError } from '../../shared/frontMatter/headEditError.ts'
import type { FieldValue } from '../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { valueSource } from '../../shared/frontMatter/valueSource.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { type CommandIo, readArgs, UsageError } from './args.ts'
import { readPostFile } from './readPostFile.ts'
import { parseKeyPath } from './setCommand.ts'

/**
 * `marquee get POST.md [KEY] [--source]`: a key's value, texts as they are and everything else as JSON; without a key all front matter as JSON.
 * Of a key that is there more than once the last counts, and the others are named. With `--source` the value as it is written, for `marquee set KEY:=SOURCE` to put back. Fails where the front matter is broken or has no such key.
 */
export async function runGet(args: readonly string[], io: Pick<CommandIo, 'out' | 'err'>): Promise<number> {
  const { values: options, operands } = readArgs(args, { source: { type: 'boolean' } }, { operands: [1, 2] })
  const [file = '', key] = operands
  if (options.source && key === undefined) throw new UsageError('Whose source? Name a key.')
  const { head } = splitPost((await readPostFile(file)).text)
  const { values, problems, broken } = parseHead(head)
  for (const { message, line, column } of problems) io.err(`${visibleText(`${file}:${line}:${column}: ${message}`)}\n`)
  if (broken) return 1
  const path = key === undefined ? [] : parseKeyPath(key, values)
  const value = valueAtPath(values, path)
  if (value === undefined) {
    io.err(`${visibleText(`${file}: there is no “${key}”.`)}\n`)
    return 1
  }
  try {
    io.out(`${options.source ? valueSource(head, path) : shown(value)}\n`)
    return 0
  } catch (cause) {
    if (!(cause instanceof HeadEditError)) throw cause
    io.err(`${visibleText(`${file}: ${cause.message}`)}\n`)
    return 1
  }
}

function shown(value: FieldValue): string {
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value, null, 2)
}
