import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { postPath } from '../../shared/post/postPath.ts'
import type { FaultCode } from './diskFaults.ts'

/** Folders and handlers of one trial. */
export interface Desk {
  readonly library: string
  readonly data: string
  readonly site: string
  readonly trash: string
  readonly handlers: Handlers
}

/** Something that an author has done to files, and what must be true of it whatever the disk did meanwhile. */
export interface Trial<S = unknown> {
  /** Gets ready, on a disk that works. */
  begin(desk: Desk): Promise<S>
  act(desk: Desk, state: S): Promise<Result<unknown>>
  /** What must be true when it said that it was done; the sentences that are not. */
  done(desk: Desk, state: S, result: Result<unknown>): Promise<readonly string[]>
  /** What must be true when it said that it failed, beside every file being whole. */
  failed?(desk: Desk, state: S, isLasting: boolean): Promise<readonly string[]>
  /** What must be true after a power cut; where it does not say, `done` when it was acknowledged. */
  cut?(desk: Desk, isAcknowledged: boolean): Promise<readonly string[]>
  /** Whether the power is cut during it; true where it does not say. */
  readonly isCut?: boolean
  /** The faults that it is tried with; all where it does not say. */
  readonly codes?: readonly FaultCode[]
  /** Those of every run of the tests, where it is slow. */
  readonly quickCodes?: readonly FaultCode[]
}

export const oldText = '---\ntitle: A\ndate: 2026-01-01\n---\n\nThe old text.\n'
export const newText = `---\ntitle: A\ndate: 2026-01-01\n---\n\nThe new text. ${'花樣年華 '.repeat(500)}\n`

export const a = postPath('a.md')
export const text = (...parts: readonly string[]): Promise<string | null> => readFile(join(...parts), 'utf8').catch(() => null)
export const unless = (holds: boolean, sentence: string): string[] => (holds ? [] : [sentence])

export async function revisionOf({ handlers }: Desk, path = a): Promise<string> {
  const opened = await handlers['document:open']({ path })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value.revision
}

/** Every version that a post's history lists, read. */
export async function versions({ handlers }: Desk, path = a): Promise<string[]> {
  const list = await handlers['history:list']({ path })
  if (!list.ok) throw new Error(list.error.message)
  return Promise.all(list.value.versions.map(async ({ revision }) => {
    const read = await handlers['history:read']({ path, revision })
    return read.ok ? read.value.text : 'missing'
  }))
}

/** All faults but that a file is not there, which is no failure for a file that need not be. */
export const refusals: readonly FaultCode[] = ['ENOSPC', 'EROFS', 'EIO', 'EACCES', 'EBUSY', 'ENAMETOOLONG', 'EMFILE']

export const trial = <S>(made: Trial<S>): Trial => made as Trial

export async function kept({ handlers }: Desk, expected: readonly (string | null)[]): Promise<string[]> {
  const list = await handlers['journal:list']({})
  if (!list.ok) return [list.error.message]
  const found = list.value[0]?.text ?? null
  return unless(list.value.length < 2 && expected.includes(found), `the journal has ${JSON.stringify(found?.slice(0, 40))}`)
}
