import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { cutToBytes } from '../../shared/text/portableName.ts'
import { longestName } from './fileNames.ts'

const infoEnding = '.trashinfo'

/**
 * Moves a file to the user's trash as the freedesktop.org trash specification 1.0 lays it out, so that any desktop shows it there.
 * Throws where the trash is on another file system (EXDEV): nothing is then changed.
 */
export async function moveToXdgTrash(absolutePath: string, now: Date = new Date()): Promise<void> {
  const trash = join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local/share'), 'Trash')
  await mkdir(join(trash, 'files'), { recursive: true, mode: 0o700 })
  await mkdir(join(trash, 'info'), { recursive: true, mode: 0o700 })
  const { name, info } = await claimName(trash, resolve(absolutePath), now)
  try {
    await rename(absolutePath, join(trash, 'files', name))
  } catch (error) {
    await rm(info, { force: true })
    throw error
  }
}

/** Creating the .trashinfo exclusively is how the specification reserves a name. */
async function claimName(trash: string, path: string, now: Date): Promise<{ name: string; info: string }> {
  const date = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
  const text = `[Trash Info]\nPath=${path.split('/').map(encodeURIComponent).join('/')}\nDeletionDate=${date}\n`
  for (let attempt = 1; ; attempt++) {
    const number = attempt === 1 ? '' : `.${attempt}`
    // what does not fit goes: where the file was is in the .trashinfo
    const name = cutToBytes(basename(path), longestName - infoEnding.length - number.length) + number
    const info = join(trash, 'info', name + infoEnding)
    try {
      await writeFile(info, text, { flag: 'wx', mode: 0o600 })
      return { name, info }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 1000) throw error
    }
  }
}
