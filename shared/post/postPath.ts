/**
 * A post's path in its library: relative, `/` between parts, Unicode as on disk.
 * Never absolute, never with `.` or `..` parts, backslashes or NUL, so that it cannot point outside by itself
 * (symlinks are the main process's matter: electron/files/pathInside.ts).
 */
export type PostPath = string & { readonly [isPath]: true }
declare const isPath: unique symbol

/** Whether a text is the path of a post. */
export function isPostPath(text: string): text is PostPath {
  // asked of ten thousand at once: one search for what may not be there, an empty part, `.` and `..` among it
  return text.length <= 4096 && !/[\\\0]|(?:^|\/)\.{0,2}(?:\/|$)/.test(text)
}

/** A text that is known to be the path of a post. @throws Error where it is none */
export function postPath(text: string): PostPath {
  if (!isPostPath(text)) throw new Error(`“${text}” is not a relative path`)
  return text
}

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
