import { protocol, type ProtocolResponse } from 'electron'
import { randomBytes } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { isInside } from '../files/pathInside.ts'
import { whyNotDrawn } from '../files/pictureToDraw.ts'

/** The origin that the window's page has, and the only one whose messages main answers. */
export const appOrigin = 'marquee://app'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2', '.aff': 'text/plain; charset=utf-8', '.dic': 'text/plain; charset=utf-8', '.map': 'application/json',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.avif': 'image/avif', '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4', '.webm': 'video/webm',
}

/** Within it an answer is on its way to the window's process; what the page needs next is asked for in one go. */
const quietMs = 20

/** Must run before the app is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'marquee', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'marquee-asset', privileges: { standard: true, secure: true, stream: true } },
  ])
}

/**
 * Serves `marquee://app/` from the bundle and `marquee-asset://library/` from the open library.
 * @param resolveAsset a library path's absolute file, or null where there is none that may be shown
 * @returns fulfilled when the page, or its scripts, have been handed out and nothing more is asked for: main may do something that takes longer
 */
export function serveProtocols(rendererFolder: string, resolveAsset: (libraryPath: string) => Promise<string | null>): Promise<void> {
  let noteServed = (): void => {}
  let isPageRead = false
  let quiet: NodeJS.Timeout | undefined
  const served = new Promise<void>((resolve) => (noteServed = resolve))
  // Deprecated, and still there: `handle` loads Node's whole HTTP client for its Request and Response, 70 ms before the window can begin.
  protocol.registerBufferProtocol('marquee', (request, answer) => {
    answer(appFile(rendererFolder, new URL(request.url)))
    isPageRead ||= request.url.endsWith('.js')
    clearTimeout(quiet)
    if (isPageRead) quiet = setTimeout(noteServed, quietMs)
  })
  protocol.handle('marquee-asset', async (request) => {
    const url = new URL(request.url)
    const path = decodePath(url.pathname)
    if (url.host !== 'library' || path === null) return notFound()
    const file = await resolveAsset(path)
    const found = file === null ? null : await stat(file).catch(() => null)
    if (file === null || !found?.isFile()) return notFound()
    const why = await whyNotDrawn(file).catch(() => null)
    if (why !== null) return new Response(pictureOfWords(['This picture is not shown.', why]), { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' } })
    return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
      headers: {
        'content-type': typeOf(path),
        'content-length': String(found.size),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
        // an SVG opened by itself must not run scripts either
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
    })
  })
  return served
}

/** One of the app's own files. Read at once: each step of reading it in the background would wait its turn with all that a start is busy with. */
function appFile(folder: string, { host, pathname }: URL): ProtocolResponse {
  const name = pathname === '/' ? 'index.html' : decodePath(pathname)
  const data = host === 'app' && name !== null ? readInside(folder, name) : null
  if (name === null || data === null) return { statusCode: 404, data: Buffer.from('Not found'), headers: { 'content-type': 'text/plain' } }
  if (name === 'index.html') return page(data.toString('utf8'))
  return { data, headers: { 'content-type': typeOf(name), 'x-content-type-options': 'nosniff' } }
}

/** The page with a style nonce of its own: the editor makes its style sheets at run time. */
function page(html: string): ProtocolResponse {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'", "script-src 'self'", "worker-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "font-src 'self'",
    "img-src 'self' marquee-asset: data:", "frame-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ')
  return {
    data: Buffer.from(html.replaceAll('__NONCE__', nonce)),
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
  }
}

/** A file of the bundle, in which there are no symlinks; null where there is none of that name. */
function readInside(folder: string, name: string): Buffer | null {
  const file = join(folder, name)
  if (!isInside(folder, file)) return null
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

/** Lines of text in a picture's place, to be read on light and dark alike. */
function pictureOfWords(lines: readonly string[]): string {
  const texts = lines.map((line, at) => `<text x="16" y="${32 + at * 24}" font-family="sans-serif" font-size="15" fill="#808080">${line.replaceAll(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${24 + lines.length * 24}"><rect x="0.5" y="0.5" width="639" height="${23 + lines.length * 24}" rx="6" fill="none" stroke="#808080"/>${texts.join('')}</svg>`
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname.slice(1))
  } catch {
    return null
  }
}

function typeOf(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
}

/** Where the build put the renderer, beside the main bundle. */
export function rendererFolderOf(mainFolder: string): string {
  return join(mainFolder, '../renderer')
}
