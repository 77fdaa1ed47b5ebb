import { mkdir, mkdtemp, readFile, readdir, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readLibraryConfig } from '../../shared/library/readLibraryConfig.ts'
import { postPath } from '../../shared/post/postPath.ts'
import type { ExportLibrary } from '../../electron/services/exportPlanner.ts'
import { resolveInside } from '../../electron/files/pathInside.ts'

/** A folder for one test, by its real path. */
export async function temporaryFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'marquee-export-')))
}

/** Writes files by relative path. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** Every file below a folder by relative path, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
}

/** A folder of Markdown as the export sees it: read anew each time. */
export async function exportLibrary(folder: string): Promise<ExportLibrary> {
  const paths = (await listFiles(folder)).filter((path) => !path.startsWith('.'))
  const yaml = await readFile(join(folder, '.marquee/library.yaml'), 'utf8').catch(() => null)
  return {
    folder,
    config: readLibraryConfig(yaml, 'Library', 'Asia/Hong_Kong'),
    assets: paths.filter((path) => !path.endsWith('.md')),
    resolve: (path) => resolveInside(folder, path),
    index: { summaries: paths.filter((path) => path.endsWith('.md')).map((path) => ({ path: postPath(path) })) },
  }
}
