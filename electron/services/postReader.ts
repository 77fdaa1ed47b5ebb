import type { LibraryConfig } from '../../shared/library/libraryConfig.ts'
import type { PostSummary } from '../../shared/library/postSummary.ts'
import { summarisePost } from '../../shared/library/summarisePost.ts'
import { type PostPath, postPath } from '../../shared/post/postPath.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { errnoOf, whyUnread } from '../files/fileErrors.ts'
import { resolveInside } from '../files/pathInside.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { type DecodedText, decodeTextFile, revisionOf } from '../files/textFile.ts'
import type { IndexedPost } from './libraryIndex.ts'
import type { FoundFile } from './libraryScanner.ts'

/** The text of a post as it is on disk. @throws what the file system says, or FileFailure `outside` */
export async function readPostText(root: string, path: string): Promise<DecodedText> {
  return decodeTextFile(await readRegularFile(await resolveInside(root, path), path))
}

/** Everything of a library's settings that summaries are made with: two equal keys mean equal summaries of a file. */
export function summaryKey({ ratingScale, warningCategories, keys, timeZone }: LibraryConfig): string {
  return JSON.stringify([ratingScale, warningCategories, keys, timeZone])
}

/** The text that bytes of a revision have. */
export interface KnownText {
  readonly text: string
  readonly revision: string
}

/** A file that a scan found, as a post. @throws what the file system says, or FileFailure where it is no post that can be opened */
export async function readFoundPost(file: FoundFile, known?: KnownText): Promise<KnownText & { readonly path: PostPath }> {
  const path = postPath(file.path)
  const bytes = await readRegularFile(file.realPath, file.path)
  const revision = revisionOf(bytes)
  const { text } = known?.revision === revision ? known : decodeTextFile(bytes, null, revision)
  return { path, text, revision }
}

/**
 * What the index knows of a file; never throws: a file that cannot be read is a row that says why.
 * @param known a text that the file may have, so that it need not be made from its bytes
 */
export async function indexPost(file: FoundFile, config: LibraryConfig, known?: KnownText): Promise<IndexedPost> {
  try {
    return { summary: summarisePost({ ...(await readFoundPost(file, known)), modifiedMs: file.mtimeMs, config }), mark: file.mark }
  } catch (cause) {
    // what the disk refused it may give the next time; what is wrong with the bytes stays so
    return { summary: unreadable(file, whyUnread(cause, file.path)), mark: errnoOf(cause) === '' ? file.mark : '' }
  }
}

function unreadable(file: FoundFile, problem: string): PostSummary {
  return {
    path: file.path as PostPath,
    revision: '',
    title: visibleText(file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')),
    date: null,
    sortTime: file.mtimeMs,
    draft: false,
    slug: null,
    kind: null,
    subject: null,
    year: null,
    rating: null,
    tags: [],
    categories: [],
    cover: null,
    summary: null,
    warningIds: null,
    anchors: [],
    problem,
  }
}
