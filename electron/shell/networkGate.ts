import { app, type Session, type WebContents } from 'electron'
import { appOrigin } from './appProtocol.ts'

const localSchemes = new Set(['marquee:', 'marquee-asset:', 'data:', 'blob:', 'devtools:'])

/** The one door to the network: closed, but for pictures that the author asked to load. */
export interface NetworkGate {
  /** From now on this very http(s) URL may load, as a picture and as nothing else. */
  allowPicture(url: string): void
}

/** Closes a session: no request leaves, no permission is granted, no dictionary is fetched. */
export function closeNetwork(session: Session): NetworkGate {
  const pictures = new Set<string>()
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const parsed = parse(url)
    const allowed = parsed !== null && (localSchemes.has(parsed.protocol) || (resourceType === 'image' && pictures.has(parsed.href)))
    answer({ cancel: !allowed })
  })
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false) // Chromium's own would download its dictionaries
  session.on('will-download', (event) => event.preventDefault())
  return {
    allowPicture(url) {
      const parsed = parse(url)
      if (parsed && /^https?:$/.test(parsed.protocol)) pictures.add(parsed.href)
    },
  }
}

/** Keeps every page where it is: no navigation, no new window. */
export function blockNavigation(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-frame-navigate', (event) => {
      // the preview's own page is the only thing that a frame may ever show
      if (event.frame?.parent && event.url === `${appOrigin}/preview.html`) return
      event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}
