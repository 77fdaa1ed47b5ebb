import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { makeFolder, writeFileAtomic } from '../files/atomicWrite.ts'
import { errnoOf } from '../files/fileErrors.ts'
import { readJsonFileToChange, writeJsonFile } from '../files/jsonFile.ts'

const Origin = z.object({ folder: z.string(), path: z.string() }).nullable()
type Origin = NonNullable<z.infer<typeof Origin>>

const keptForMs = 30 * 24 * 60 * 60 * 1000

/** Our own copies of deleted posts, so that deleting can be undone whatever the system's trash does; kept 30 days. */
export class TrashedPosts {
  readonly #folder: string
  readonly #now: () => number

  constructor(userDataFolder: string, now: () => number) {
    this.#folder = join(userDataFolder, 'trash-undo')
    this.#now = now
  }

  async keep(id: string, origin: Origin, bytes: Uint8Array): Promise<void> {
    await makeFolder(this.#folder)
    await this.#dropOld()
    await writeFileAtomic(this.#file(id, 'post'), bytes)
    await writeJsonFile(this.#file(id, 'json'), origin)
  }

  /** null where there is no copy. @throws what the file system says where it cannot be read at the moment */
  async find(id: string): Promise<(Origin & { readonly bytes: Uint8Array }) | null> {
    if (!isId(id)) return null
    const origin = await readJsonFileToChange(this.#file(id, 'json'), Origin, null)
    const bytes = await readFile(this.#file(id, 'post')).catch((cause: unknown) => {
      if (errnoOf(cause) !== 'ENOENT') throw cause
      return null
    })
    return origin && bytes ? { ...origin, bytes } : null
  }

  /** What cannot be removed goes with the old ones. */
  async forget(id: string): Promise<void> {
    if (isId(id)) await Promise.allSettled([rm(this.#file(id, 'json'), { force: true }), rm(this.#file(id, 'post'), { force: true })])
  }

  async #dropOld(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const found = await stat(join(this.#folder, name)).catch(() => null)
      if (found && this.#now() - found.mtimeMs > keptForMs) await rm(join(this.#folder, name), { force: true })
    }
  }

  #file(id: string, ending: 'json' | 'post'): string {
    return join(this.#folder, `${id}.${ending}`)
  }
}

function isId(id: string): boolean {
  return /^[0-9a-f-]{36}$/.test(id)
}
