import { createHash } from 'node:crypto'
import { lstat, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { foldName } from '../files/fileNames.ts'
import { readJsonFile, writeJsonFile } from '../files/jsonFile.ts'
import { isOneFile, moveFile } from '../files/moveFile.ts'
import { resolveInside } from '../files/pathInside.ts'

const Move = z.object({ folder: z.string(), from: z.string(), to: z.string() }).nullable()

/**
 * Which post of a library is being renamed, kept in the app's own folder: a file has both of its names for a moment, and an end of the app in it
 * would leave two posts, which part ways with the next save.
 */
export class PendingMoves {
  readonly #folder: string

  constructor(userDataFolder: string) {
    this.#folder = join(userDataFolder, 'moves')
  }

  /** To be called before a move, with library paths. A note that cannot be written holds up no move. */
  async begin(folder: string, from: string, to: string): Promise<void> {
    await writeJsonFile(this.#file(folder), { folder, from, to }, { isCompact: true }).catch(() => {})
  }

  async end(folder: string): Promise<void> {
    await rm(this.#file(folder), { force: true }).catch(() => {})
  }

  /** Takes the old name away of a file that was left with both; nothing is done where they are two files, or one is gone. */
  async finish(folder: string): Promise<void> {
    const move = await readJsonFile(this.#file(folder), Move, null)
    if (!move) return
    if (move.folder === folder && foldName(basename(move.from)) !== foldName(basename(move.to))) {
      const [from, to] = await Promise.all([resolveInside(folder, move.from), resolveInside(folder, move.to)])
      if ((await isOneFile(from, to)) && (await lstat(to)).nlink > 1) await moveFile(from, to)
    }
    await this.end(folder)
  }

  #file(folder: string): string {
    return join(this.#folder, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.json`)
  }
}
