import * as z from 'zod'

/**
 * A post's path in its library: relative, `/` between parts, Unicode as on disk.
 * Never absolute, never with `.` or `..` parts, backslashes or NUL, so that it cannot point outside by itself
 * (symlinks are the main process's matter: electron/files/pathInside.ts).
 */
export const PostPath = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => !/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), 'not a relative path')
  .brand<'PostPath'>()
export type PostPath = z.infer<typeof PostPath>

/** The folder part of a path, '' for a post at the library's top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

/**
 * The library path that a relative URL path in a post means (already percent-decoded, no query or fragment),
 * or null where it climbs out of the library.
 * @example resolveFrom('reviews/a.md', '../img/x.png') // 'img/x.png'
 */
export function resolveFrom(post: string, relative: string): string | null {
  const parts = folderOf(post) === '' ? [] : folderOf(post).split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else parts.push(part)
  }
  return parts.join('/')
}

/** The relative path that leads from one post to a library path: the inverse of `resolveFrom`. */
export function relativeTo(post: string, target: string): string {
  const from = folderOf(post) === '' ? [] : folderOf(post).split('/')
  const to = target.split('/')
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
}
