import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ShadowPost } from './shadowPost.ts'

/** What is left on disk of everything that was written. */
export interface Evidence {
  /** Posts of the library by their path. */
  readonly files: Readonly<Record<string, string>>
  /** Texts in the app's journal and history. */
  readonly kept: readonly string[]
  /** Finished pages of the site, and whether each is whole. */
  readonly brokenPages: readonly string[]
}

export async function gather(library: string, userData: string, site: string): Promise<Evidence> {
  const files = Object.fromEntries((await textsIn(library)).filter(([path]) => path.endsWith('.md') && !path.startsWith('.')))
  const journal = (await textsIn(join(userData, 'journal'))).filter(([path]) => path.endsWith('.json')).map(([, text]) => (JSON.parse(text) as { text: string }).text)
  const brokenPages = (await textsIn(site)).filter(([path, text]) => path.endsWith('.html') && !path.split('/').at(-1)?.startsWith('.') && !text.trimEnd().endsWith('</html>')).map(([path]) => path)
  return { files, kept: [...journal, ...(await versionsIn(join(userData, 'history')))], brokenPages }
}

/** What one round did to the posts. */
export interface Damage {
  readonly lost: number
  readonly damaged: readonly string[]
}

/** Compares what is there with what was typed until then. */
export function damageOf(posts: readonly ShadowPost[], { files, kept, brokenPages }: Evidence, promisedUntil: number): Damage {
  let lost = 0
  const damaged = [...brokenPages]
  for (const post of posts) {
    const own = Object.entries(files).filter(([, text]) => post.owns(text))
    if (own.length !== 1) damaged.push(`${post.title}: in ${own.length} files`)
    for (const [path, text] of own) if (post.charactersIn(text) === null) damaged.push(path)
    const most = Math.max(0, ...[...own.map(([, text]) => text), ...kept].map((text) => post.charactersIn(text) ?? 0))
    lost += Math.max(0, post.typedBy(promisedUntil) - most)
  }
  for (const [path, text] of Object.entries(files)) if (!path.startsWith('never/') && !posts.some((post) => post.owns(text))) damaged.push(path)
  return { lost, damaged }
}

/** SHA-256 of every file of a folder, by path. */
export async function hashesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  return Object.fromEntries(await Promise.all(names.map(async ({ parentPath, name }) => [join(parentPath, name), createHash('sha256').update(await readFile(join(parentPath, name))).digest('hex')] as const)))
}

async function textsIn(folder: string): Promise<(readonly [path: string, text: string])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return Promise.all(entries.filter((entry) => entry.isFile()).map(async ({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), await readFile(join(parentPath, name), 'utf8')] as const))
}

async function versionsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const packed = entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}\.gz$/.test(entry.name))
  return Promise.all(packed.map(async ({ parentPath, name }) => gunzipSync(await readFile(join(parentPath, name))).toString('utf8')))
}
