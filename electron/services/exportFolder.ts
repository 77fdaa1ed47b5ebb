import type { PostPath } from '../../shared/post/postPath.ts'
import { FileFailure } from '../files/fileErrors.ts'
import { resolveInside } from '../files/pathInside.ts'
import type { ExportLibrary } from './exportPlanner.ts'
import { readConfig } from './libraryConfigFile.ts'
import { libraryRoot } from './libraryRoot.ts'
import { type FoundFile, lookAt, scanLibrary } from './libraryScanner.ts'

/**
 * A library as one export needs it: its posts are found and not read.
 * @param timeZone of the library, where it does not say its own: asked late, since the first question about time zones takes its time
 * @param found is told its posts before all else of it is known
 * @throws what the file system says where the folder cannot be read, FileFailure where a part of it cannot
 */
export async function openExportFolder(folder: string, timeZone: () => string, found: (root: string, posts: readonly PostPath[]) => void): Promise<ExportLibrary> {
  const root = await libraryRoot(folder)
  const { posts, assets, unseen, problems: hindrances } = await scanLibrary(root, findPost)
  const [first] = [...hindrances, ...unseen.map((path) => `“${path}” cannot be looked at.`)]
  // posts that are not seen would be taken for deleted, and their pages removed
  if (first !== undefined) throw new FileFailure('permission', `${first} Nothing was exported: what cannot be seen would be missing from the site.`)
  const paths = posts.map(({ path }) => path as PostPath)
  found(root, paths)
  return {
    folder: root,
    isLookedAt: true,
    config: await readConfig(root, timeZone()),
    assets,
    index: { summaries: paths.map((path) => ({ path })) },
    resolve: (path) => resolveInside(root, path),
  }
}

/** Whoever renders a post looks at its file; only where a symlink leads must be known before. */
function findPost(root: string, path: string, isLink: boolean): Promise<FoundFile | null> | Pick<FoundFile, 'path'> {
  return isLink ? lookAt(root, path) : { path }
}
