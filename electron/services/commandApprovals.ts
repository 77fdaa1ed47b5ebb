import { join } from 'node:path'
import * as z from 'zod'
import { readJsonFile, readJsonFileToChange, writeJsonFile } from '../files/jsonFile.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'

const Approvals = z.array(z.object({ command: z.string(), folder: z.string() }))
const mostApprovals = 500

/** Commands that the author has agreed to, each for one folder: in a file of the app's own that no request of the page writes. */
export class CommandApprovals {
  readonly #file: string
  readonly #queue = new KeyedQueue()

  constructor(userDataFolder: string) {
    this.#file = join(userDataFolder, 'approved-commands.json')
  }

  /** Whether exactly this command was agreed to in exactly this folder. */
  async has(command: string, folder: string): Promise<boolean> {
    return (await readJsonFile(this.#file, Approvals, [])).some((one) => one.command === command && one.folder === folder)
  }

  add(command: string, folder: string): Promise<void> {
    return this.#queue.run('approvals', async () => {
      const others = (await readJsonFileToChange(this.#file, Approvals, [])).filter((one) => one.command !== command || one.folder !== folder)
      await writeJsonFile(this.#file, [{ command, folder }, ...others].slice(0, mostApprovals))
    })
  }
}
