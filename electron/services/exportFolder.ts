import type { PostPath } from '../../shared/post/postPath.ts'
import { FileFailure } from '../files/fileErrors.ts'
import type { ExportLibrary } from './exportService.ts'
import { inBatches } from './inBatches.ts'
import { scanLibrary } from './libraryScanner.ts'
import { type LibraryPorts, OpenLibrary } from './openLibrary.ts'
import { readFoundPost, whyUnread } from './postReader.ts'

const readsAtOnce = 24

/**
 * A library as one export needs it: posts are read once, when they are asked for, and not indexed.
 * @throws what the file system says where the folder cannot be read, FileFailure where a part of it cannot
 */
export async function openExportFolder(folder: string, ports: LibraryPorts): Promise<ExportLibrary> {
  const library = await OpenLibrary.begin(folder, ports)
  const { posts, assets, unseen, problems: hindrances } = await scanLibrary(library.folder)
  const [first] = [...hindrances, ...unseen.map((path) => `“${path}” cannot be looked at.`)]
  // posts that are not seen would be taken for deleted, and their pages removed
  if (first !== undefined) throw new FileFailure('permission', `${first} Nothing was exported: what cannot be seen would be missing from the site.`)
  const problems = new Map<string, string>()
  return {
    folder: library.folder,
    config: library.config,
    assets,
    index: {
      get summaries() {
        return posts.map(({ path }) => ({ path: path as PostPath, problem: problems.get(path) ?? null }))
      },
    },
    async readPosts() {
      const read = await inBatches(posts, readsAtOnce, async (file) => {
        try {
          return await readFoundPost(file)
        } catch (cause) {
          problems.set(file.path, whyUnread(cause, file.path))
          return null
        }
      })
      return read.filter((post) => post !== null)
    },
    resolve: (path) => library.resolve(path),
  }
}
