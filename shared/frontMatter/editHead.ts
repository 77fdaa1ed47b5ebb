import type { TextChange } from '../text/textChange.ts'
import { HeadEditError } from './headEditError.ts'
import { readHeadSource } from './headSource.ts'
import type { FieldValue, KeyPath } from './headTypes.ts'
import { editJson } from './jsonEdit.ts'
import { largestHead } from './parseHead.ts'
import { editToml } from './tomlEdit.ts'
import { editYaml } from './yamlEdit.ts'

/**
 * The smallest changes of a head that give `path` a new value; undefined removes the key or list item, null leaves the key without a
 * value, an equal value changes nothing. Comments, order, quotes, anchors and line ends elsewhere stay byte for byte, and no other
 * field reads differently afterwards (fields that name the edited one by an alias follow it). An empty head becomes a YAML one.
 * @throws HeadEditError where the head is broken or larger than is read, or where the path leads through something that is neither mapping nor list.
 */
export function editHead(head: string, path: KeyPath, value: FieldValue | undefined): TextChange[] {
  if (path.length === 0) throw new HeadEditError('No key was named.')
  if (head.length > largestHead) throw new HeadEditError(tooLarge)
  const changes = changesOf(head, path, value)
  const length = changes.reduce((sum, change) => sum + change.insert.length + change.from - change.to, head.length)
  if (length > largestHead) throw new HeadEditError(tooLarge)
  return changes
}

const tooLarge = 'The front matter is, or would become, larger than 256 KB. Edit it as text.'

function changesOf(head: string, path: KeyPath, value: FieldValue | undefined): TextChange[] {
  const { format, from, to, isClosed, newline } = readHeadSource(head)
  if (!isClosed) throw new HeadEditError('The front matter is never closed: its last line is missing.')
  if (format === 'none') {
    if (head !== '') throw new HeadEditError('This is no front matter: it has no fence.')
    const lines = editYaml('', newline, path, value).map(({ insert }) => insert)
    return lines.length === 0 ? [] : [{ from: 0, to: 0, insert: `---\n${lines.join('')}---\n` }]
  }
  const edit = { yaml: editYaml, toml: editToml, json: editJson }[format]
  return edit(head.slice(from, to), newline, path, value).map((change) => ({ ...change, from: change.from + from, to: change.to + from }))
}
