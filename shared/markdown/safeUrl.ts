const linkSchemes = new Set(['http', 'https', 'mailto'])
const pictureSchemes = new Set(['http', 'https', 'marquee-asset'])

/** An address that may stand in a link: anything else with a scheme (a file named `javascript:x.md`, whoever resolved it) is made a path. */
export function safeLink(url: string): string {
  return withoutScheme(url, linkSchemes)
}

/** An address that may stand in a picture. */
export function safePicture(url: string): string {
  return withoutScheme(url, pictureSchemes)
}

/** Whether a browser would go to the web for it: `//host`, `/\host` and `https:host` too. */
export function leavesForWeb(url: string): boolean {
  return /^(?:https?:|[\\/]{2})/i.test(asBrowsersRead(url))
}

function withoutScheme(url: string, allowed: ReadonlySet<string>): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(asBrowsersRead(url))?.[1]?.toLowerCase()
  return scheme === undefined || allowed.has(scheme) ? url : `./${url.trim()}`
}

/** Browsers drop tabs and line ends anywhere, and blanks and control characters at the start. */
function asBrowsersRead(url: string): string {
  return url.replace(/[\t\n\r]/g, '').replace(/^[\0- ]+/, '')
}
