import { join } from 'node:path'
import * as z from 'zod'
import { defaultSettings, type Settings, type SettingsChange } from '../../shared/settings/settings.ts'
import { SettingsSchema } from '../../shared/settings/settingsSchema.ts'
import { readJsonFile, readJsonFileToChange, writeJsonFile } from '../files/jsonFile.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'

const RecentLibrary = z.object({ id: z.string(), folder: z.string(), title: z.string() })
export type RecentLibrary = z.infer<typeof RecentLibrary>

const recentLimit = 12

/** The author's settings and the libraries they opened last, kept in the app's own folder; what cannot be read falls back to defaults. */
export class SettingsService {
  readonly #settingsPath: string
  readonly #recentPath: string
  readonly #queue = new KeyedQueue()

  constructor(userDataFolder: string) {
    this.#settingsPath = join(userDataFolder, 'settings.json')
    this.#recentPath = join(userDataFolder, 'recent.json')
  }

  read(): Promise<Settings> {
    return readJsonFile(this.#settingsPath, SettingsSchema, defaultSettings)
  }

  /** Sets the keys given, keeps the others; answers the whole. */
  change(changed: SettingsChange): Promise<Settings> {
    return this.#queue.run('settings', async () => {
      const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined))
      const settings = SettingsSchema.parse({ ...(await readJsonFileToChange(this.#settingsPath, SettingsSchema, defaultSettings)), ...given })
      await writeJsonFile(this.#settingsPath, settings)
      return settings
    })
  }

  /** A library has another place now: the post that was open last there is the one to open here. */
  async libraryMoved(from: string, to: string): Promise<void> {
    const { lastPosts } = await this.read()
    const last = lastPosts[from]
    if (last && !lastPosts[to]) await this.change({ lastPosts: { ...lastPosts, [to]: last } })
  }

  /** Last opened first. */
  recent(): Promise<readonly RecentLibrary[]> {
    return readJsonFile(this.#recentPath, z.array(RecentLibrary), [])
  }

  /** Puts a library at the top of the recent ones. @param former its id before it was moved, null where it was not */
  remember(library: RecentLibrary, former: string | null): Promise<void> {
    return this.#queue.run('recent', async () => {
      const others = (await readJsonFileToChange(this.#recentPath, z.array(RecentLibrary), [])).filter(({ id }) => id !== library.id && id !== former)
      await writeJsonFile(this.#recentPath, [library, ...others].slice(0, recentLimit))
    })
  }
}
