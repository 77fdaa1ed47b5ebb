import type { DiskCall, Interceptor } from './interceptedDisk.ts'

/** What a disk answers that refuses, and what it means to an author. */
export const faults = {
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
  EIO: 'the disk is broken',
  ENOENT: 'the drive is gone',
  EACCES: 'no permission',
  EBUSY: 'another program locks the file',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
} as const

export type FaultCode = keyof typeof faults

const opening = new Set(['open', 'readdir', 'readFile', 'writeFile', 'copyFile'])
const naming = new Set(['writeFile', 'copyFile', 'rename', 'link', 'mkdir'])
const removing = new Set(['rm', 'unlink', 'rmdir'])
const filling = new Set(['writeFile', 'copyFile', 'link', 'mkdir', 'handle.writeFile', 'handle.sync'])

/** Whether a disk that is in this state fails a call. */
function isRefused(code: FaultCode, { name, args }: DiskCall): boolean {
  const isOpenedToWrite = name === 'open' && args[1] !== 'r' && args[1] !== undefined
  switch (code) {
    case 'ENOSPC':
      return isOpenedToWrite || filling.has(name)
    case 'EROFS':
    case 'EACCES':
      return isOpenedToWrite || naming.has(name) || removing.has(name)
    case 'EBUSY':
      return isOpenedToWrite || name === 'rename' || removing.has(name)
    case 'ENAMETOOLONG':
      return isOpenedToWrite || naming.has(name)
    case 'EMFILE':
      return opening.has(name)
    case 'EIO':
    case 'ENOENT':
      return true
  }
}

export interface Fault {
  readonly intercept: Interceptor
  /** What was failed first; null where the job made fewer calls. */
  failed(): DiskCall | null
}

/** Fails the `at`th call (from 1) of those that such a disk would fail; where it lasts, all later ones too. */
export function faultAt(at: number, code: FaultCode, isLasting: boolean): Fault {
  let calls = 0
  let failed: DiskCall | null = null
  return {
    failed: () => failed,
    intercept: async (call, pass) => {
      if (isRefused(code, call)) calls++
      else return pass()
      if (calls < at || (calls > at && !isLasting)) return pass()
      failed ??= call
      await leaveTraces(call, pass)
      throw Object.assign(new Error(`${code}: ${faults[code]}, ${call.name} '${call.path}'`), { code, path: call.path })
    },
  }
}

/** A write that fails has begun; a file is closed whatever closing says. */
async function leaveTraces({ name, args }: DiskCall, pass: (args?: readonly unknown[]) => Promise<unknown>): Promise<void> {
  const bytes = args[0]
  if (name === 'handle.close') await pass()
  else if (name === 'handle.writeFile' && bytes instanceof Uint8Array) await pass([bytes.subarray(0, bytes.length >> 1)])
}
