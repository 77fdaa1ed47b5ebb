import { existsSync } from 'node:fs'
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { isTemporaryName } from '../../../../electron/files/atomicWrite.ts'
import { moveToXdgTrash } from '../../../../electron/files/xdgTrash.ts'
import type { Result } from '../../../../shared/ipc/result.ts'
import { postPath } from '../../../../shared/post/postPath.ts'
import { faultAt, type FaultCode, faults } from '../../../support/diskFaults.ts'
import { isWhole, libraryFiles, trials } from '../../../support/diskTrials.ts'
import { intercepted } from '../../../support/interceptedDisk.ts'
import type { Desk, Trial } from '../../../support/trialDesk.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { startServices, value } from './testServices.ts'

// what it does in the background would be counted too
vi.mock('@parcel/watcher', () => ({ default: { subscribe: async () => ({ unsubscribe: async () => undefined }) } }))
vi.mock('node:fs/promises', async (original) => (await import('../../../support/interceptedDisk.ts')).interceptable(await original<object>()))

// a disk in memory, where there is one: syncing a real one thousands of times takes minutes
if (existsSync('/dev/shm')) vi.stubEnv('TMPDIR', '/dev/shm')

async function makeDesk(): Promise<Desk & { readonly startAgain: () => Promise<void>; readonly lookAgain: () => Promise<string[]> }> {
  const [library, data, site, trash] = await Promise.all([temporaryFolder(libraryFiles), temporaryFolder(), temporaryFolder({ CNAME: 'example.org\n' }), temporaryFolder()])
  vi.stubEnv('XDG_DATA_HOME', trash)
  const ports = { userDataFolder: data, trash: (file: string) => moveToXdgTrash(file) }
  const { services } = await startServices(ports)
  value(await services.handlers['library:openFolder']({ folder: library }))
  await services.library.current.watch()
  const startAgain = async (): Promise<void> => {
    const again = await startServices(ports)
    value(await again.services.handlers['library:openFolder']({ folder: library }))
    await again.services.library.current.watch()
    // which looks at every history, as the first save does
    value(await again.services.handlers['history:deleted']({}))
    await again.services.dispose()
  }
  // what a disk refused to show is shown again when it is looked at again
  const lookAgain = async (): Promise<string[]> => {
    await services.library.current.refresh()
    const listed = services.library.current.index.summaries.map(({ path, problem }) => `${path}${problem ? `: ${problem}` : ''}`).sort()
    const there = (await readdir(library)).filter((name) => name.endsWith('.md')).sort()
    return isDeepStrictEqual(listed, there) ? [] : [`the list has ${listed.join(', ')}, and the disk ${there.join(', ')}`]
  }
  return { library, data, site, trash, handlers: services.handlers, startAgain, lookAgain }
}

async function filesIn(...folders: readonly string[]): Promise<string[]> {
  const all = await Promise.all(folders.map(async (folder) => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))))
  return all.flat()
}

const temporaryIn = async ({ library, data, site }: Desk): Promise<string[]> => (await filesIn(library, data, site)).filter((file) => isTemporaryName(basename(file)))

/**
 * What is half-written and nobody writes on: the cache of the list is written half a second after each change, whatever is tried meanwhile.
 * @param looks how often it is looked at, a tenth of a second apart: a machine that does much else takes its time
 */
async function leftIn(desk: Desk, looks = 30): Promise<string[]> {
  let left = await temporaryIn(desk)
  for (let look = 1; look < looks && left.length > 0; look++) {
    await delay(100)
    const now = new Set(await temporaryIn(desk))
    left = left.filter((file) => now.has(file))
  }
  return left
}

/** What every file must be at any time. */
async function broken({ library, site }: Desk): Promise<string[]> {
  const posts = (await filesIn(library)).filter((file) => file.endsWith('.md') && !isTemporaryName(file))
  const pages = (await filesIn(site)).filter((file) => file.endsWith('.html') && !isTemporaryName(file))
  const problems: string[] = []
  for (const post of posts) if (!isWhole(await readFile(post))) problems.push(`${post} is not whole`)
  for (const page of pages) if (!(await readFile(page, 'utf8')).trimEnd().endsWith('</html>')) problems.push(`${page} is not whole`)
  return problems
}

/** A person must read of a failure what happened, where, and what to do. */
function wordsOf(result: Result<unknown>): string[] {
  if (result.ok) return []
  const { message } = result.error
  return /“[^”]+”|this (?:post|version)/i.test(message) && /[.;] \p{L}/u.test(message) && !/undefined|\[object|\bat .*:\d+/.test(message) ? [] : [`no clear words: ${message}`]
}

/** One fault in one trial. @returns null where the job made fewer calls; else what is wrong */
async function tryOnce(name: string, { begin, act, done, failed }: Trial, at: number, code: FaultCode, isLasting: boolean): Promise<string[] | null> {
  const desk = await makeDesk()
  const state = await begin(desk)
  const fault = faultAt(at, code, isLasting)
  const result = await intercepted(fault.intercept, async () => {
    const answer = await act(desk, state)
    // the history is written after the answer; what it lists comes after that
    await desk.handlers['history:list']({ path: postPath('a.md') }).catch(() => undefined)
    return answer
  }).catch((cause: unknown) => `it threw ${String(cause)}`)
  const call = fault.failed()
  if (call === null) return null
  // a disk that refuses everything leaves much behind, to be cleared at the next start
  const left = await leftIn(desk, isLasting ? 2 : undefined)
  const problems = [...(await broken(desk)), ...(typeof result === 'string' ? [result] : [...wordsOf(result), ...(result.ok ? await done(desk, state, result) : ((await failed?.(desk, state, isLasting)) ?? []))])]
  if (!isLasting && left.length > 0 && !['rm', 'unlink'].includes(call.name)) problems.push(`left behind: ${left.join(', ')}`)
  // what a later look found is gone already
  for (const file of left) await utimes(file, 1e9, 1e9).catch(() => undefined)
  if (typeof result !== 'string' && !result.ok) {
    const again = await act(desk, state)
    problems.push(...(again.ok ? await done(desk, state, again) : [`trying again: ${again.error.message}`]))
  }
  await desk.startAgain()
  problems.push(...(await leftIn(desk)).map((file) => `not cleared away: ${file}`), ...(await broken(desk)), ...(await desk.lookAgain()))
  return problems.map((problem) => `${name}, ${code} ${isLasting ? 'from' : 'at'} call ${at} (${call.name} ${call.path}): ${problem}`)
}

// the others refuse the same calls as one of these; they have their turn in `npm run nightly`
const quick: readonly FaultCode[] = ['ENOSPC', 'EIO', 'EACCES', 'EMFILE']
const isNightly = process.env['MARQUEE_RUNS'] !== undefined
const codesOf = ({ codes = Object.keys(faults) as FaultCode[], quickCodes = quick }: Trial): FaultCode[] => codes.filter((code) => isNightly || quickCodes.includes(code))

/** The folders into which something that an author did wrote temporary files, but for those of a site, which its next export clears. */
async function foldersWrittenIn(desk: Desk, { begin, act }: Trial): Promise<string[]> {
  const folders = new Set<string>()
  const state = await begin(desk)
  await intercepted(
    async ({ name, path }, pass) => {
      if (name === 'open' && isTemporaryName(basename(path)) && !path.startsWith(desk.site)) folders.add(dirname(path))
      return pass()
    },
    async () => {
      await act(desk, state)
      await desk.handlers['history:list']({ path: postPath('a.md') })
    },
  )
  return [...folders].filter((folder) => existsSync(folder))
}

describe.each(Object.entries(trials))('%s on a disk that fails', (name, trial) => {
  it('writes in no folder that the next start does not clear', async () => {
    const desk = await makeDesk()
    for (const folder of await foldersWrittenIn(desk, trial)) {
      const file = join(folder, '.marquee-0123456789abcdef.tmp')
      await writeFile(file, 'half a te')
      await utimes(file, 1e9, 1e9)
    }
    await desk.startAgain()
    expect(await leftIn(desk)).toEqual([])
  })

  it.each(codesOf(trial))('at any call with %s leaves whole files, says so, and works when it is tried again', { timeout: isNightly ? 1_200_000 : 120_000 }, async (code) => {
    const problems: string[] = []
    for (const isLasting of [false, true]) {
      for (let at = 1; ; at++) {
        const found = await tryOnce(name, trial, at, code, isLasting)
        if (found === null) break
        problems.push(...found)
      }
    }
    expect(problems).toEqual([])
  })
})
