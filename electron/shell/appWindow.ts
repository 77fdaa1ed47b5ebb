import { BrowserWindow, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import * as z from 'zod'
import { readJsonFile, writeJsonFile } from '../files/jsonFile.ts'
import { appOrigin } from './appProtocol.ts'

const Bounds = z.object({ x: z.number().optional(), y: z.number().optional(), width: z.number().min(480), height: z.number().min(360), maximized: z.boolean() })
const answerTimeoutMs = 10_000

/** The window, and the handshake by which it closes. */
export interface AppWindow {
  readonly window: BrowserWindow
  /** The page's answer to "may I close?". */
  answerClose(close: boolean): void
}

/** Opens the window where it was last; it closes only when the page has said that everything is saved. */
export async function openWindow(options: { readonly userDataFolder: string; readonly preload: string; askPage: () => void }): Promise<AppWindow> {
  const file = join(options.userDataFolder, 'window.json')
  const saved = await readJsonFile(file, Bounds, { width: 1440, height: 900, maximized: false })
  const window = new BrowserWindow({
    ...visibleBounds(saved),
    minWidth: 480,
    minHeight: 360,
    title: 'Marquee',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1A1916' : '#FBF9F4',
    webPreferences: { preload: options.preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false, navigateOnDragDrop: false },
  })
  if (saved.maximized) window.maximize()

  let mayClose = false
  let waiting: NodeJS.Timeout | undefined
  window.on('close', (event) => {
    const page = window.webContents
    if (mayClose || page.isCrashed() || page.isLoadingMainFrame()) return
    event.preventDefault()
    if (waiting) return
    options.askPage()
    // a page that hangs cannot answer, and must not keep the window for ever
    waiting = setTimeout(() => window.destroy(), answerTimeoutMs)
  })
  window.on('close', () => {
    void writeJsonFile(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }).catch(() => {})
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  void window.loadURL(`${appOrigin}/`)
  return {
    window,
    answerClose(close) {
      clearTimeout(waiting)
      waiting = undefined
      if (!close) return
      mayClose = true
      window.close()
    },
  }
}

/** Saved bounds, without a position that no screen shows any more. */
function visibleBounds({ x, y, width, height }: z.infer<typeof Bounds>): { x?: number; y?: number; width: number; height: number } {
  if (x === undefined || y === undefined) return { width, height }
  const shown = screen.getAllDisplays().some(({ workArea }) => x < workArea.x + workArea.width && x + width > workArea.x && y >= workArea.y && y < workArea.y + workArea.height)
  return shown ? { x, y, width, height } : { width, height }
}
