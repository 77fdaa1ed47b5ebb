import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { readJournalFile } from '../../electron/services/journalFile.ts'
import { isTemporaryName } from '../../electron/files/atomicWrite.ts'
import { manifestName } from '../../shared/export/manifest.ts'
import { splitPost } from '../../shared/post/postText.ts'

const titles = ['Rain', 'Night train', 'The harbour', 'Noodles', 'Stairs', 'A mirror'] as const

/** A post that is worked on, as it was first. */
export interface FirstPost {
  readonly title: string
  readonly text: string
}

/** The folders that a torture works in, and what they held at the beginning. */
export interface TortureFolders {
  readonly library: string
  readonly site: string
  readonly userData: string
  readonly posts: readonly FirstPost[]
  remove(): Promise<void>
}

/** A library with posts to work on and files that nothing touches, an app's data folder, and a site that has a file of somebody else's. */
export async function makeTortureFolders(): Promise<TortureFolders> {
  const root = await mkdtemp(join(tmpdir(), 'marquee-torture-'))
  const folders = { library: join(root, 'library'), site: join(root, 'site'), userData: join(root, 'data') }
  const posts = titles.map((title, at) => ({ title, text: firstText(title, titles[(at + 1) % titles.length] ?? '', at) }))
  const files: Record<string, string | Uint8Array> = {
    'notes.txt': 'not a post\r\n',
    'pictures/still.jpg': Uint8Array.from({ length: 5000 }, (_, at) => (at * 7) % 256),
    'old/crlf.md': '---\r\ntitle: Never opened\r\ndate: 2001-01-01\r\n---\r\n\r\nOld.  \r\n\tand odd\r\n',
    'old/gbk.md': Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0x2d, 0x2d, 0x2d, 0x0a, 0xd6, 0xd8, 0xc7, 0xec, 0x0a]),
    'old/broken.md': '---\ntitle: [unclosed\n---\n\nStill here\n',
    'old/empty.md': '',
    'old/no end.md': '\uFEFFNo line end',
  }
  for (const { title, text } of posts) files[`reviews/${title.toLowerCase().replaceAll(' ', '-')}.md`] = text
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folders.library, path)), { recursive: true })
    await writeFile(join(folders.library, path), content)
    // new posts go where the newest one is
    if (path.startsWith('old/')) await utimes(join(folders.library, path), 1e9, 1e9)
  }
  await mkdir(folders.site)
  await mkdir(folders.userData)
  await writeFile(join(folders.site, 'CNAME'), 'example.org\n')
  return { ...folders, posts, remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }) }
}

function firstText(title: string, other: string, at: number): string {
  const link = `${other.toLowerCase().replaceAll(' ', '-')}.md`
  return `---\ntitle: ${title} # said so\ndate: 2025-0${at + 1}-01T20:00:00+08:00\nodd:   {a: 1,b: 2}\n---\n\nFirst line of ${title}.\n\nSee [the other](${link}) too.\n\nLast line.\n`
}

/** A file of the library that is a post with a title, and its text. */
export interface FoundText {
  readonly path: string
  readonly title: string
  readonly text: string
}

/** Every post of the library that has a title of one line. */
export async function readPosts(library: string): Promise<FoundText[]> {
  const posts: FoundText[] = []
  for (const path of await filesIn(library)) {
    if (!path.endsWith('.md') || path.startsWith('old/')) continue
    const text = await readFile(join(library, path), 'utf8')
    posts.push({ path, title: titleOf(text), text })
  }
  return posts
}

/** Texts that the journal keeps. */
export async function readJournal(userData: string): Promise<{ readonly title: string; readonly path: string; readonly text: string }[]> {
  const names = await readdir(join(userData, 'journal')).catch(() => [])
  const kept = []
  for (const name of names.filter((found) => found.endsWith('.kept'))) {
    const entry = await readJournalFile(join(userData, 'journal', name))
    if (entry) kept.push({ title: titleOf(entry.text), path: entry.path, text: entry.text })
  }
  return kept
}

function titleOf(text: string): string {
  return /^title: *"?([^#\n"]*)/m.exec(splitPost(text).head)?.[1]?.trim() ?? ''
}

/** The hashes of the library's files that no round opens, and of the file in the site that is somebody else's. */
export async function hashUntouched({ library, site }: TortureFolders): Promise<string> {
  const files = (await filesIn(library)).filter((path) => !path.startsWith('reviews/') && !path.startsWith('.marquee/') && !isTemporaryName(path))
  const lines = []
  for (const file of [...files.map((path) => join(library, path)), join(site, 'CNAME')]) {
    lines.push(`${relative(library, file)} ${createHash('sha256').update(await readFile(file)).digest('hex')}`)
  }
  return lines.join('\n')
}

/** Exported files that are not whole, and app data that cannot be read. */
export async function brokenFiles({ site, userData }: TortureFolders): Promise<string[]> {
  const broken: string[] = []
  for (const path of await filesIn(site)) {
    const text = await readFile(join(site, path), 'utf8')
    const isWhole = path.endsWith('.html') ? text.trimEnd().endsWith('</html>') : path === manifestName ? isJson(text) : text !== ''
    if (!isWhole && !isTemporaryName(path.split('/').at(-1) ?? '')) broken.push(`site/${path}`)
  }
  for (const name of ['settings.json', 'window.json', 'libraries.json']) {
    const text = await readFile(join(userData, name), 'utf8').catch(() => null)
    if (text !== null && !isJson(text)) broken.push(name)
  }
  return broken
}

/** Half-written files of before a moment that are in library or site. */
export async function leftovers({ library, site }: TortureFolders, before: number): Promise<string[]> {
  const paths = [...(await filesIn(library)).map((path) => join(library, path)), ...(await filesIn(site)).map((path) => join(site, path))]
  const found = paths.filter((path) => isTemporaryName(path.split('/').at(-1) ?? ''))
  const times = await Promise.all(found.map(async (path) => (await stat(path)).mtimeMs))
  return found.filter((_path, at) => (times[at] ?? 0) < before)
}

/** Every file below a folder, by relative path. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
