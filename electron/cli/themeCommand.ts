import { realpath } from 'node:fs/promises'
import { themeFileNames } from '../../shared/export/siteTheme.ts'
import { copyTheme } from '../services/themeFolder.ts'
import { type CommandIo, readArgs, UsageError } from './args.ts'

/** `marquee theme`: copies the look of web pages into a library, to be changed there. 1 where a file is there already, which stays as it is. */
export async function runTheme(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, operands: names } = readArgs(args, { library: { type: 'string' } }, { required: ['library'], operands: [0, themeFileNames.length] })
  const unknown = names.find((name) => !themeFileNames.includes(name))
  if (unknown !== undefined) throw new UsageError(`A theme has no file “${unknown}”. It has ${themeFileNames.join(', ')}.`)
  const { written, there } = await copyTheme(await realpath(values.library ?? ''), names.length > 0 ? names : undefined)
  io.out(written.map((path) => `${path}\n`).join(''))
  for (const path of there) io.err(`marquee: “${path}” is there already, and was left as it is. To begin anew, move it away first.\n`)
  return there.length > 0 ? 1 : 0
}
