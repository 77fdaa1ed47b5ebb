import type { PostPath } from '../post/postPath.ts'
import type { PlanItem } from './exportPlan.ts'
import type { Manifest } from './manifest.ts'
import { isChosen, type PostChoice } from './siteTarget.ts'

/** A file that the export produces, by the hash of its bytes. */
export interface Output {
  readonly path: string
  readonly hash: string
  readonly post: PostPath | null
  readonly isOffered?: true | undefined
}

/** What stands at a path of the site folder: a file's hash, null for nothing, or why it cannot be looked at. */
export type SiteState = ReadonlyMap<string, string | null | { readonly blocked: string }>

/** A line of the plan with what the writer must know. */
export interface PlannedItem extends PlanItem {
  /** Hash of what will be written, null for a removal. */
  readonly hash: string | null
  /** Hash of what was found, null where nothing was. */
  readonly found: string | null
  /** False for a conflict that even the author cannot force. */
  readonly canForce: boolean
}

/**
 * Compares what an export produces with what is in the site folder. Only files that the manifest knows, unchanged since,
 * are changed or removed by themselves; everything else that is in the way is a conflict, but where it is offered: then what the site has is what
 * its author wants. Sorted by path.
 * @param siteState what stands at each path of `outputs` and of the manifest
 * @param choice the posts that are exported; files of others are left alone
 * @param unread posts that could not be read: their files are left alone
 * @param library all posts that there are: what others have left on the site is nobody's any more
 */
export function planExport({ outputs, siteState, manifest, choice, unread, library }: {
  readonly outputs: readonly Output[]
  readonly siteState: SiteState
  readonly manifest: Manifest | null
  readonly choice: PostChoice
  readonly unread: ReadonlySet<PostPath>
  readonly library: ReadonlySet<PostPath>
}): PlannedItem[] {
  const isMeant = (post: PostPath | null) => post === null || (isChosen(choice, post) && !unread.has(post))
  const clashes = findClashes(outputs)
  const produced = new Set(outputs.map(({ path }) => path))
  const owned = { ...manifest?.pending, ...manifest?.files }
  const ownerInTheWay = ({ path, post }: Output): string | undefined => {
    const owner = Object.hasOwn(owned, path) ? (owned[path]?.post ?? null) : null
    if (owner === null || owner === post || isMeant(owner) || !library.has(owner)) return undefined
    return `“${owner}” has this place on the site, and is left as it is. Give one of the two another slug, or export both.`
  }
  const planned = outputs.filter(({ post }) => isMeant(post)).flatMap((output): PlannedItem[] => {
    const item = planOutput(output, clashes.get(output) ?? ownerInTheWay(output), siteState, manifest)
    if (!output.isOffered) return [item]
    if (item.action !== 'conflict') return [{ ...item, isOffered: true }]
    // a file of ours that was changed since is the author's from now on
    return Object.hasOwn(owned, output.path) ? [{ ...item, action: 'unchanged', reason: null, hash: null, canForce: false, isOffered: true }] : []
  })
  for (const [path, { post }] of Object.entries(owned)) {
    if (produced.has(path) || !isMeant(post)) continue
    const item = planRemoval(path, post, siteState, manifest)
    if (item) planned.push(item)
  }
  return planned.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** Whether the bytes at a path are as an export of ours left them, or was about to. */
export function isOurs(path: string, hash: string, manifest: Manifest | null): boolean {
  const ours = (files: Manifest['files'] | undefined) => files !== undefined && Object.hasOwn(files, path) && files[path]?.hash === hash
  return ours(manifest?.files) || ours(manifest?.pending)
}

function planOutput(output: Output, clash: string | undefined, siteState: SiteState, manifest: Manifest | null): PlannedItem {
  const { path, hash, post } = output
  const state = siteState.get(path) ?? null
  const blocked = clash ?? (typeof state === 'object' ? state?.blocked : undefined)
  const found = typeof state === 'string' ? state : null
  if (blocked !== undefined) return { path, action: 'conflict', reason: blocked, post, hash, found, canForce: false }
  const item = { path, reason: null, post, hash, found, canForce: true } as const
  if (found === null) return { ...item, action: 'add' }
  if (found === hash) return { ...item, action: 'unchanged' }
  if (isOurs(path, found, manifest)) return { ...item, action: 'change' }
  const reason = manifest && Object.hasOwn(manifest.files, path)
    ? 'The file was changed in the site folder since the last export.'
    : 'A file that Marquee did not write is already there.'
  return { ...item, action: 'conflict', reason }
}

function planRemoval(path: string, post: PostPath | null, siteState: SiteState, manifest: Manifest | null): PlannedItem | null {
  const state = siteState.get(path) ?? null
  if (state === null) return null
  if (typeof state === 'object') return { path, action: 'conflict', reason: state.blocked, post, hash: null, found: null, canForce: false }
  const item = { path, post, hash: null, found: state, canForce: true } as const
  if (isOurs(path, state, manifest)) return { ...item, action: 'remove', reason: null }
  return { ...item, action: 'conflict', reason: 'Its post is gone, but the file was changed in the site folder since the last export.' }
}

/** Outputs that cannot stand beside another one: the first of each name stays, in the order given. */
function findClashes(outputs: readonly Output[]): Map<Output, string> {
  const clashes = new Map<Output, string>()
  const files = new Map<string, string>()
  const folders = new Map<string, string>()
  for (const output of outputs) {
    const name = foldedPath(output.path)
    const parents = parentsOf(name)
    const other = files.get(name) ?? folders.get(name) ?? parents.map((parent) => files.get(parent)).find((path) => path !== undefined)
    if (other !== undefined) {
      clashes.set(output, `“${other}” takes the same place: names that differ only in capitals or in Unicode form are one file on many disks.`)
      continue
    }
    files.set(name, output.path)
    for (const parent of parents) if (!folders.has(parent)) folders.set(parent, output.path)
  }
  return clashes
}

function foldedPath(path: string): string {
  // nearly all paths, and ten times as fast
  if (/^[\x20-\x7e]*$/.test(path)) return path.toLowerCase()
  return path.normalize('NFC').toLowerCase().normalize('NFC')
}

function parentsOf(path: string): string[] {
  const parents: string[] = []
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) parents.push(path.slice(0, slash))
  return parents
}
