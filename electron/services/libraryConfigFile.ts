import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FieldValue } from '../../shared/frontMatter/headTypes.ts'
import { editHead } from '../../shared/frontMatter/editHead.ts'
import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import { readLibraryConfig } from '../../shared/library/readLibraryConfig.ts'
import { applyChanges } from '../../shared/text/textChange.ts'
import { createFileExclusive, makeFolder, writeFileAtomic } from '../files/atomicWrite.ts'
import { type FileAsRead, isAsRead, readToReplace } from '../files/fileAsRead.ts'
import { describeFileError, errnoOf } from '../files/fileErrors.ts'
import { resolveInside } from '../files/pathInside.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { decodeTextFile, encodeTextFile, type TextFormat } from '../files/textFile.ts'

const configPath = '.marquee/library.yaml'

const startingText = `# What this library is set to. Every line is optional; delete what you do not need.
# The texts after “#” are examples: take the “#” away to use them.

# title: Late Screenings
# author: Your Name
# language: en
# timeZone: Asia/Hong_Kong
# siteUrl: https://example.org

# Markdown that ::signoff places at the end of a post.
# signoff: Thank you for reading.

# rating:
#   best: 5
#   step: 0.5

# Your own content warnings, beside the built-in ones.
# warnings:
#   add:
#     - id: flicker
#       label: Flickering light
#       group: Body

# What an export makes of pictures; place and camera are removed unless you keep them.
# pictures:
#   metadata: keep
#   widths: [480, 960, 1600]
#   formats: [webp]

# Names that your posts already use for what Marquee knows.
# keys:
#   review.rating: stars
`

/** A library's settings as its own file says them, over the defaults; never throws. */
export async function readConfig(root: string, timeZone: string): Promise<LibraryConfig> {
  const name = basename(root)
  try {
    const { text } = decodeTextFile(await readRegularFile(await resolveInside(root, configPath), configPath))
    return readLibraryConfig(text, name, timeZone)
  } catch (cause) {
    const config = readLibraryConfig(null, name, timeZone)
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(cause))) return config
    return { ...config, problems: [describeFileError(cause, configPath)?.message ?? `“${configPath}” could not be read: ${String(cause)}`] }
  }
}

/** The nearest folder above a file that has a `.marquee` folder, null where there is none. */
export async function libraryAbove(file: string): Promise<string | null> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const isLibrary = await stat(join(folder, '.marquee')).then((found) => found.isDirectory(), () => false)
    if (isLibrary) return folder
    if (dirname(folder) === folder) return null
  }
}

/** Makes a folder a library with a settings file of examples; a folder that has one is left as it is. */
export async function createConfig(root: string): Promise<void> {
  const file = await resolveInside(root, configPath)
  await makeFolder(dirname(file))
  try {
    await createFileExclusive(file, Buffer.from(startingText))
  } catch (cause) {
    if (errnoOf(cause) !== 'EEXIST') throw cause
  }
}

/** Sets dotted keys of the settings file, changing only their bytes; null removes a key. */
export async function changeConfig(root: string, set: Readonly<Record<string, FieldValue>>): Promise<void> {
  const file = await resolveInside(root, configPath)
  const before = await readToReplace(file, configPath).catch((cause: unknown) => {
    if (!['ENOENT', 'ENOTDIR'].includes(errnoOf(cause))) throw cause
    return null
  })
  const found = before && decodeTextFile(before.bytes)
  const yaml = found ? found.text : ''
  let head = `${fence}${yaml}${yaml === '' || yaml.endsWith('\n') ? '' : '\n'}${fence}`
  for (const [key, value] of Object.entries(set)) head = applyChanges(head, editHead(head, key.split('.'), value ?? undefined))
  const text = head.slice(fence.length, head.length - fence.length)
  if (text === yaml) return
  await makeFolder(dirname(file))
  // Where another program put it there or wrote in it since, what it says is kept.
  if (!(await write(file, before, text, found?.format))) await changeConfig(root, set)
}

/** @returns false, with nothing written, where the file is not what it was */
async function write(file: string, before: FileAsRead | null, text: string, format: TextFormat = { encoding: 'utf-8', bom: false, lineEnds: 'lf' }): Promise<boolean> {
  const bytes = encodeTextFile(text, format)
  if (before) return writeFileAtomic(file, bytes, () => isAsRead(file, before))
  try {
    await createFileExclusive(file, bytes)
    return true
  } catch (cause) {
    if (errnoOf(cause) !== 'EEXIST') throw cause
    return false
  }
}

// The settings are edited as front matter is: between two fences that are taken off again.
const fence = '---\n'
