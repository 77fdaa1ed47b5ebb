import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { editHead } from '../../shared/frontMatter/editHead.ts'
import { editSource } from '../../shared/frontMatter/editSource.ts'
import { isFieldList, isFieldMap, ownValue } from '../../shared/frontMatter/fieldValues.ts'
import type { FieldValue, KeyPath } from '../../shared/frontMatter/headTypes.ts'
import { parseHead } from '../../shared/frontMatter/parseHead.ts'
import { readYaml } from '../../shared/frontMatter/yamlHead.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { applyChanges, type TextChange } from '../../shared/text/textChange.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { writeFileAtomic } from '../files/atomicWrite.ts'
import { isAsRead, readToReplace } from '../files/fileAsRead.ts'
import { describeFileError, FileFailure } from '../files/fileErrors.ts'
import { decodeTextFile, encodeTextFile } from '../files/textFile.ts'
import { type CommandIo, readArgs, UsageError } from './args.ts'
import { readPostFile } from './readPostFile.ts'

/**
 * `marquee set POST.md... KEY=VALUE... [--dry-run]`: sets dotted keys to the byte; `KEY=` leaves a key without value, `KEY!` removes it.
 * Of a key that is there more than once the last is set, as it is the one that counts; all are removed.
 * A value is read as YAML (`4.5`, `true`, `[a, b]`, `"1917"`), a text as it stands. `KEY:=SOURCE` writes a value the way the source says, which
 * `marquee get KEY --source` prints and `KEY:=@FILE` takes from a file. Files that fail are named, the others are written.
 * A dry run prints what would change as a unified diff.
 */
export async function runSet(args: readonly string[], io: Pick<CommandIo, 'out' | 'err'>): Promise<number> {
  const { values, operands } = readArgs(args, { 'dry-run': { type: 'boolean' } }, { operands: [1, Infinity] })
  const isEdit = (operand: string): boolean => /^[^=/\\]+(?:=|!$)/s.test(operand)
  const files = operands.filter((operand) => !isEdit(operand))
  const edits = await Promise.all(operands.filter(isEdit).map(parseEdit))
  if (files.length === 0) throw new UsageError('Which post? Name at least one file.')
  if (edits.length === 0) throw new UsageError('What to set? Give KEY=VALUE, KEY=, KEY! or KEY:=SOURCE.')
  let code = 0
  for (const file of files) {
    try {
      const { before, after } = await editFile(file, edits, values['dry-run'] === true)
      io.out(`${before === after ? 'unchanged' : values['dry-run'] ? 'would change' : 'changed'} ${visibleText(file)}\n`)
      if (values['dry-run'] && before !== after) io.out(createTwoFilesPatch(visibleText(file), visibleText(file), before, after, undefined, undefined, { headerOptions: FILE_HEADERS_ONLY }))
    } catch (cause) {
      const error = describeFileError(cause, file)
      if (!error) throw cause
      io.err(`${visibleText(error.message)}\n`)
      code = 1
    }
  }
  return code
}

interface Edit {
  readonly key: string
  changes(head: string, path: KeyPath): TextChange[]
}

/**
 * The path that a dotted key means in a post's values: numbers are indices where a list stands, and a key that has a dot of its own
 * and is there is taken whole.
 */
export function parseKeyPath(key: string, values: Readonly<Record<string, FieldValue>>): KeyPath {
  if (Object.hasOwn(values, key)) return [key]
  const path: (string | number)[] = []
  let value: FieldValue | undefined = values
  for (const part of key.split('.')) {
    const index: number | null = isFieldList(value) && /^\d+$/.test(part) ? Number(part) : null
    path.push(index ?? part)
    if (isFieldList(value)) value = index === null ? undefined : value[index]
    else value = isFieldMap(value) ? ownValue(value, part) : undefined
  }
  return path
}

/** @returns the text before and after */
async function editFile(file: string, edits: readonly Edit[], isDryRun: boolean): Promise<{ readonly before: string; readonly after: string }> {
  const before = await readToReplace(file)
  const { text, format, readOnly } = decodeTextFile(before.bytes)
  const { head, body } = splitPost(text)
  let edited = head
  for (const { key, changes } of edits) {
    edited = applyChanges(edited, changes(edited, parseKeyPath(key, parseHead(edited).values)))
  }
  if (edited === head) return { before: text, after: text }
  if (readOnly) throw new FileFailure('not-utf8', `The encoding of “${file}” is not known for sure, so it is not written. Convert it to UTF-8 in another editor first.`)
  const after = encodeTextFile(edited + body, format)
  if (!isDryRun && !(await writeFileAtomic(file, after, () => isAsRead(file, before)))) {
    throw new FileFailure('conflict', `Another program changed or removed “${file}” meanwhile, so it is left as it is now. Try again.`)
  }
  return { before: text, after: edited + body }
}

async function parseEdit(operand: string): Promise<Edit> {
  const [, named = '', sign = ''] = /^([^=]*?)(:=|=|!$)/s.exec(operand) ?? []
  const key = named.trim()
  if (key.split('.').includes('')) throw new UsageError(`“${key}” is no key.`)
  const written = operand.slice(named.length + sign.length)
  if (sign === ':=') {
    const source = written.startsWith('@') ? await sourceInFile(written.slice(1)) : written
    return { key, changes: (head, path) => editSource(head, path, source) }
  }
  const value = sign === '!' ? undefined : parseValue(written)
  return { key, changes: (head, path) => editHead(head, path, value) }
}

/** A source as `marquee get --source` printed it: the last line end is the printer's. */
async function sourceInFile(file: string): Promise<string> {
  return (await readPostFile(file)).text.replace(/\r?\n$/, '')
}

/** What is no sound YAML value of its own (`Bad: title`, `"so" she said`) is a text, and so is what only looks like a comment or anchor. */
function parseValue(text: string): FieldValue {
  const { values, problems, repeated } = readYaml(`value: ${text}`)
  const { value = null, ...others } = values
  if (problems.length + repeated.length > 0 || Object.keys(others).length > 0 || text.includes('#') || /^[&*!|>]/.test(text)) return text
  return typeof value === 'string' && !/^["']/.test(text) ? text : value
}
