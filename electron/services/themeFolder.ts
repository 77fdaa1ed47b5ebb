import { createHash } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { access, constants, lstat, readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type AuthorTheme, staticFolder, styleName, themeFileNames, themeFolder } from '../../shared/export/siteTheme.ts'
import { mostOfTemplate } from '../../shared/export/targets/html/checkTemplates.ts'
import { defaultThemeFiles, themeProblems } from '../../shared/export/targets/html/theme.ts'
import { createFileExclusive, makeFolder } from '../files/atomicWrite.ts'
import { describeFileError, errnoOf, FileFailure } from '../files/fileErrors.ts'
import { resolveInside } from '../files/pathInside.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { decodeTextFile } from '../files/textFile.ts'

const mostStatics = 500
const mostStaticBytes = 64 * 1024 * 1024
const deepest = 8
/** A style sheet may hold pictures and fonts as text. */
const mostOfStyle = 2 * 1024 * 1024

export interface FoundTheme {
  readonly theme: AuthorTheme
  /** What in the folder is left out, in sentences. */
  readonly notes: readonly string[]
}

/**
 * A library's own theme, null where it has none.
 * @throws FileFailure where it cannot be used: a file that cannot be read or is too large, a template that is broken, named with its line
 */
export async function readTheme(root: string): Promise<FoundTheme | null> {
  const entries = await entriesOf(root, themeFolder)
  if (entries === null) return null
  const notes: string[] = []
  const files: Record<string, string> = {}
  let hasStatics = false
  for (const entry of entries) {
    const { name } = entry
    if (isHidden(name)) continue
    const path = `${themeFolder}/${name}`
    if (name === staticFolder) hasStatics = isFolder(entry, path, notes)
    else if (themeFileNames.includes(name)) files[name] = await readThemeFile(root, path, name === styleName ? mostOfStyle : mostOfTemplate)
    else notes.push(`“${path}” is no file of a theme, and is left out. A theme has ${themeFileNames.join(', ')} and the folder “${staticFolder}”.`)
  }
  const [problem, ...more] = themeProblems({ files })
  if (problem) {
    const others = more.length === 0 ? '' : ` There ${more.length === 1 ? 'is one more problem' : `are ${more.length} more problems`} like it.`
    throw new FileFailure('invalid', `The theme cannot be used, and nothing was exported. “${themeFolder}/${problem.file}”, line ${problem.line}: ${problem.message}${others}`)
  }
  const statics = hasStatics ? await staticsOf(root, notes) : []
  return { theme: { key: createHash('sha256').update(JSON.stringify(files)).digest('hex'), files, statics }, notes }
}

/**
 * Copies files of Marquee's own theme into a library, to be changed there. A file that is there already is left as it is.
 * @param names which of `themeFileNames`
 * @returns library paths
 */
export async function copyTheme(root: string, names: readonly string[] = themeFileNames): Promise<{ readonly written: readonly string[]; readonly there: readonly string[] }> {
  const written: string[] = []
  const there: string[] = []
  for (const name of names) {
    const path = `${themeFolder}/${name}`
    try {
      const file = await resolveInside(root, path)
      await makeFolder(dirname(file))
      await createFileExclusive(file, Buffer.from(defaultThemeFiles[name] ?? ''))
      written.push(path)
    } catch (cause) {
      if (errnoOf(cause) !== 'EEXIST') throw inWords(cause, path)
      there.push(path)
    }
  }
  return { written, there }
}

async function readThemeFile(root: string, path: string, most: number): Promise<string> {
  try {
    const file = await resolveInside(root, path)
    if ((await lstat(file)).size > most) throw new FileFailure('too-large', `“${path}” is larger than ${most / 1024} KB, and nothing was exported. Make it shorter.`)
    return decodeTextFile(await readRegularFile(file, path)).text.replace(/\r\n/g, '\n')
  } catch (cause) {
    throw inWords(cause, path)
  }
}

/** Every regular file below the theme's folder of static files, sorted; links and the like are noted and left out. */
async function staticsOf(root: string, notes: string[]): Promise<string[]> {
  const base = `${themeFolder}/${staticFolder}`
  const found: string[] = []
  let bytes = 0
  const visit = async (folder: string, depth: number): Promise<void> => {
    for (const entry of (await entriesOf(root, folder)) ?? []) {
      const path = `${folder}/${entry.name}`
      if (isHidden(entry.name)) continue
      if (entry.isDirectory() && depth < deepest) await visit(path, depth + 1)
      else if (entry.isFile() && !entry.name.includes('\\')) {
        bytes += await readableSize(root, path)
        if (found.push(path.slice(base.length + 1)) > mostStatics || bytes > mostStaticBytes) {
          throw new FileFailure('too-large', `“${base}” has more than ${mostStatics} files or ${mostStaticBytes / 1024 / 1024} MB, and nothing was exported. Keep in it what pages show.`)
        }
      } else notes.push(`“${path}” is ${entry.isSymbolicLink() ? 'a link' : entry.isDirectory() ? 'too many folders deep' : 'no file that can be copied'}, and is left out.`)
    }
  }
  await visit(base, 0)
  return found.sort()
}

function isFolder(entry: Dirent, path: string, notes: string[]): boolean {
  if (!entry.isDirectory()) notes.push(`“${path}” is ${entry.isSymbolicLink() ? 'a link' : 'no folder'}, and is left out.`)
  return entry.isDirectory()
}

/** @throws FileFailure where it cannot be read: what is left out would be removed from the site */
async function readableSize(root: string, path: string): Promise<number> {
  try {
    const file = await resolveInside(root, path)
    await access(file, constants.R_OK)
    return (await lstat(file)).size
  } catch (cause) {
    throw inWords(cause, path)
  }
}

/** Sorted by name; null where there is no such folder. */
async function entriesOf(root: string, folder: string): Promise<Dirent[] | null> {
  try {
    const entries = await readdir(await resolveInside(root, folder), { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return null
    throw inWords(cause, folder)
  }
}

/** What file managers and editors leave behind. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~')
}

function inWords(cause: unknown, path: string): unknown {
  const error = describeFileError(cause, path)
  return error ? new FileFailure(error.code, error.message) : cause
}
