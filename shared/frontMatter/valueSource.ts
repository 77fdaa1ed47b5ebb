import { HeadEditError } from './headEditError.ts'
import { readHeadSource } from './headSource.ts'
import type { KeyPath } from './headTypes.ts'
import { rangeOf } from './rangeOf.ts'
import { yamlValueSource } from './yamlSource.ts'

/**
 * A value as it is written: its quotes, its lines with their indentation, the comments among and right behind them, the blanks at the end of
 * the line. `editSource` puts it back to the byte, whatever the value was set to in between; what named it by an alias and was written out
 * when its anchor went stays written out. A value of several lines with comments goes on to where the next key or item
 * begins, since what comments the author keeps of them cannot be told otherwise.
 * @throws HeadEditError where the value is not written in one place of its own: behind an alias or merge, as a TOML table under its header,
 * or as a YAML key without a colon.
 */
export function valueSource(head: string, path: KeyPath): string {
  const { format, from, to } = readHeadSource(head)
  if (format === 'yaml') return yamlValueSource(head.slice(from, to), path)
  const range = rangeOf(head, path)
  if (!range) throw new HeadEditError(`“${path.join('.')}” is not written in one place of its own, so it has no source; name what is in it.`)
  return head.slice(range.from, range.to)
}
