import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type ChangedPaths, LibraryWatcher } from '../../../../electron/services/libraryWatcher.ts'
import { temporaryFolder, until } from '../temporaryFolder.ts'

it('looks at everything every 1.5 seconds where the system cannot watch', async () => {
  const seen: ChangedPaths[] = []
  const logged: string[] = []
  const watcher = new LibraryWatcher('/nonexistent/folder', (paths) => seen.push(paths), (message) => logged.push(message))
  await watcher.start()
  expect(logged).toHaveLength(1)
  await until('a look', () => seen.length > 0, 2500)
  expect(seen[0]).toBeNull()
  await watcher.dispose()
})

it('gathers a burst of changes, passes over our temporary files, and is silent once disposed', async () => {
  const folder = await temporaryFolder()
  const seen: ChangedPaths[] = []
  const watcher = new LibraryWatcher(folder, (paths) => seen.push(paths), () => undefined)
  await watcher.start()
  await mkdir(join(folder, 'films'))
  await writeFile(join(folder, '.marquee-0123456789abcdef.tmp'), 'x')
  await rename(join(folder, '.marquee-0123456789abcdef.tmp'), join(folder, 'a.md'))
  await writeFile(join(folder, 'b.md'), 'x')
  await until('the changes', () => seen.flat().includes('b.md'), 2000)
  expect(seen.flat()).toContain('a.md')
  expect(seen.flat().some((path) => path?.includes('.tmp'))).toBe(false)
  await watcher.dispose()
  const before = seen.length
  await writeFile(join(folder, 'c.md'), 'x')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(seen).toHaveLength(before)
})
