import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { revisionOf } from '../../../../electron/files/textFile.ts'
import { temporaryFolder, until } from '../temporaryFolder.ts'
import { startServices, value } from './testServices.ts'

const hasGit = spawnSync('git', ['--version']).status === 0

/** Posts of the folder with their hashes: what the list must say in the end. */
async function onDisk(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const posts = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.md')).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(await Promise.all(posts.map(async (file) => [file.slice(folder.length + 1), revisionOf(await readFile(file))] as const)))
}

// making 5,000 files and six switches takes a busy machine a while
it.skipIf(!hasGit)('Git’s switches between branches of 5,000 posts, one after the other, leave the list as the folder is', { timeout: 120_000 }, async () => {
  const post = (title: string): string => `---\ntitle: ${title}\n---\n\nText.\n`
  const folder = await temporaryFolder()
  const git = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync('git', ['-c', 'user.name=Author', '-c', 'user.email=author@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  for (let year = 0; year < 50; year++) {
    await mkdir(join(folder, `year-${year}`))
    for (let at = 0; at < 100; at++) await writeFile(join(folder, `year-${year}`, `post-${at}.md`), post(`Post ${at} of ${year}`))
  }
  git('init', '-b', 'main')
  git('add', '.')
  git('commit', '-m', 'all')
  git('checkout', '-b', 'draft')
  await rename(join(folder, 'year-1'), join(folder, 'renamed-1'))
  for (let year = 10; year < 25; year++) await rm(join(folder, `year-${year}`), { recursive: true })
  for (let year = 30; year < 45; year++) for (let at = 0; at < 100; at++) await writeFile(join(folder, `year-${year}`, `post-${at}.md`), post(`Draft ${at} of ${year}`))
  git('add', '.')
  git('commit', '-m', 'draft')

  const { services } = await startServices()
  value(await services.handlers['library:openFolder']({ folder }))
  const library = services.library.current
  await library.watch()
  const listed = (): Record<string, string> => Object.fromEntries(library.index.summaries.map(({ path, revision }) => [path, revision]))
  // the last switches come while the list still takes in the one before
  for (const [branch, pauseMs] of [['main', 700], ['draft', 700], ['main', 100], ['draft', 20], ['main', 400]] as const) {
    git('checkout', branch)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  const disk = await onDisk(folder)
  expect(Object.keys(disk)).toHaveLength(5000)
  await until('the list is as the folder is', () => JSON.stringify(Object.entries(listed()).sort()) === JSON.stringify(Object.entries(disk).sort()), 60_000)
  expect(library.index.summaries.filter(({ problem }) => problem !== null)).toEqual([])
})
