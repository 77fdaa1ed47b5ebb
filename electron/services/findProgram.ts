import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join, resolve } from 'node:path'

/** Where programs are that a desktop's own PATH often lacks: an app that is not started from a terminal gets a short one. */
const usualFolders = process.platform === 'win32' ? [] : ['/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin', '/usr/bin', '/bin', '/snap/bin', join(homedir(), '.local/bin'), join(homedir(), 'go/bin'), join(homedir(), '.cargo/bin')]

/** The folders in which programs are looked for, as PATH names them: none that depends on where one stands. */
export function programFolders(path: string | undefined): string[] {
  return [...new Set([...(path ?? '').split(delimiter).filter(isAbsolute), ...usualFolders])]
}

/** The absolute path of a program; null where it is not on this machine. One with a slash is looked for from `folder`. */
export async function findProgram(program: string, folder: string, folders: readonly string[]): Promise<string | null> {
  const isPath = program.includes('/') || (process.platform === 'win32' && program.includes('\\'))
  const places = isPath ? [resolve(folder, program)] : folders.map((one) => join(one, program))
  const endings = process.platform === 'win32' && !/\.(?:exe|com|cmd|bat)$/i.test(program) ? ['.exe', '.com', '.cmd', '.bat'] : ['']
  for (const place of places) for (const ending of endings) if (await isProgram(place + ending)) return place + ending
  return null
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}
