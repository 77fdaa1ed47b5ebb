import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { isTemporaryName } from '../../../../electron/files/atomicWrite.ts'
import { moveToXdgTrash } from '../../../../electron/files/xdgTrash.ts'
import { postPath } from '../../../../shared/post/postPath.ts'
import { isWhole, libraryFiles, trials } from '../../../support/diskTrials.ts'
import { intercepted } from '../../../support/interceptedDisk.ts'
import { type DiskState, RecordedDisk } from '../../../support/powerCut.ts'
import type { Desk, Trial } from '../../../support/trialDesk.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { startServices, value } from './testServices.ts'

// what it does in the background would be recorded too
vi.mock('@parcel/watcher', () => ({ default: { subscribe: async () => ({ unsubscribe: async () => undefined }) } }))
vi.mock('node:fs/promises', async (original) => (await import('../../../support/interceptedDisk.ts')).interceptable(await original<object>()))
if (existsSync('/dev/shm')) vi.stubEnv('TMPDIR', '/dev/shm')

interface Folders {
  readonly library: string
  readonly data: string
  readonly site: string
  readonly trash: string
}

async function start(folders: Folders): Promise<{ readonly desk: Desk; readonly stop: () => Promise<void> }> {
  vi.stubEnv('XDG_DATA_HOME', folders.trash)
  const { services } = await startServices({ userDataFolder: folders.data, trash: (file: string) => moveToXdgTrash(file) })
  value(await services.handlers['library:openFolder']({ folder: folders.library }))
  await services.library.current.watch()
  return { desk: { ...folders, handlers: services.handlers }, stop: () => services.dispose() }
}

async function read(folders: Folders): Promise<DiskState> {
  const entries = (await Promise.all(Object.values(folders).map((folder: string) => readdir(folder, { recursive: true, withFileTypes: true })))).flat()
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)))
}

/** What is there when nothing is being written: the cache of the list is, half a second after each change. */
async function readAtRest(folders: Folders): Promise<DiskState> {
  for (;;) {
    const state = await read(folders).catch(() => null)
    if (state && ![...state.keys()].some((path) => isTemporaryName(nameOf(path)))) return state
    await delay(20)
  }
}

async function lay(folders: Folders, state: DiskState): Promise<void> {
  for (const folder of Object.values(folders)) for (const name of await readdir(folder as string)) await rm(join(folder, name), { recursive: true })
  for (const [path, bytes] of state) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
  }
}

function printOf(state: DiskState): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of [...state].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex')
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Whatever was being done: every post is old or new, every page is whole, what the history lists is there. */
async function soundAnyway({ library, site, data, handlers }: Desk, state: DiskState): Promise<string[]> {
  const problems: string[] = []
  for (const [path, bytes] of state) {
    if (isTemporaryName(nameOf(path))) continue
    if (path.startsWith(`${library}/`) && path.endsWith('.md') && !isWhole(Buffer.from(bytes))) problems.push(`${path} is not whole: ${bytes.length} bytes`)
    if (path.startsWith(`${site}/`) && path.endsWith('.html') && !Buffer.from(bytes).toString().trimEnd().endsWith('</html>')) problems.push(`${path} is not whole`)
    if (path.startsWith(`${data}/`) && path.endsWith('.json') && bytes.length === 0) problems.push(`${path} is empty`)
  }
  const { versions } = value(await handlers['history:list']({ path: postPath('a.md') }))
  for (const { revision } of versions) if (!(await handlers['history:read']({ path: postPath('a.md'), revision })).ok) problems.push('the history lists a version that is not there')
  return problems
}

async function cutDuring({ begin, act, done, cut }: Trial): Promise<{ readonly states: number; readonly problems: string[] }> {
  const folders: Folders = { library: await temporaryFolder(libraryFiles), data: await temporaryFolder(), site: await temporaryFolder({ CNAME: 'example.org\n' }), trash: await temporaryFolder() }
  const { desk, stop } = await start(folders)
  const state = await begin(desk)
  value(await desk.handlers['history:list']({ path: postPath('a.md') }))
  const disk = new RecordedDisk(Object.values(folders), await readAtRest(folders))
  let acknowledgedAt = Infinity
  const result = await intercepted(disk.intercept, async () => {
    const answer = await act(desk, state)
    acknowledgedAt = disk.cuts.length
    await desk.handlers['history:list']({ path: postPath('a.md') })
    return answer
  })
  if (!result.ok) throw new Error(result.error.message)
  await stop()

  const seen = new Set<string>()
  const problems = new Set<string>()
  for (const [at, found] of disk.cuts.entries()) {
    const isAcknowledged = at + 1 >= acknowledgedAt
    for (const left of found) {
      const print = `${isAcknowledged} ${printOf(left)}`
      if (seen.has(print)) continue
      seen.add(print)
      await lay(folders, left)
      const again = await start(folders)
      for (const problem of [...(await soundAnyway(again.desk, left)), ...((await cut?.(again.desk, isAcknowledged)) ?? (isAcknowledged ? await done(again.desk, state, result) : []))]) {
        problems.add(`after call ${at + 1} of ${disk.cuts.length}${isAcknowledged ? ', which was acknowledged' : ''}: ${problem}`)
      }
      await again.stop()
    }
  }
  return { states: seen.size, problems: [...problems] }
}

describe('a power cut at any moment', () => {
  it.each(Object.entries(trials).filter(([, { isCut }]) => isCut !== false))('of %s leaves old or new, and what was acknowledged', { timeout: 120_000 }, async (_name, trial) => {
    const { states, problems } = await cutDuring(trial)
    expect(problems).toEqual([])
    expect(states).toBeGreaterThan(5)
  })
})
