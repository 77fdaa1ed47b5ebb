import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { writeJsonFile } from '../files/jsonFile.ts'
import { appOrigin } from './appProtocol.ts'

interface Bounds {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

const least = { width: 480, height: 360 }
const usual: Bounds = { width: 1440, height: 900, maximized: false }
const answerTimeoutMs = 10_000
/** A window whose page dies more often than this within `deathSpanMs` is not loaded again without being asked for. */
const mostDeaths = 6
const deathSpanMs = 60_000

/** The window, and the handshake by which it closes. */
export interface AppWindow {
  readonly window: BrowserWindow
  /** The page's answer to "may I close?". */
  answerClose(close: boolean): void
}

/** Opens the window where it was last; it closes only when the page has said that everything is saved. */
export function openWindow(options: { readonly userDataFolder: string; readonly preload: string; askPage: () => void }): AppWindow {
  const file = join(options.userDataFolder, 'window.json')
  const saved = savedBounds(file)
  const window = new BrowserWindow({
    ...visibleBounds(saved),
    minWidth: least.width,
    minHeight: least.height,
    title: 'Marquee',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1A1916' : '#FBF9F4',
    webPreferences: { preload: options.preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false, navigateOnDragDrop: false },
  })
  if (saved.maximized) window.maximize()

  let mayClose = false
  let deaths: readonly number[] = []
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
    if (reason === 'clean-exit') return
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < deathSpanMs), now]
    if (deaths.length <= mostDeaths) window.webContents.reload()
    else void askWhatNow(window)
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

async function askWhatNow(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'Marquee’s window stops working again and again.',
    detail: 'What you typed is kept, and is offered when the window opens again. Posts are plain files, which any editor opens.',
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.webContents.reload()
  else window.destroy()
}

/** What was saved of the window, as far as it is sound. At once and by hand: the window waits neither for its turn nor for a schema library. */
function savedBounds(file: string): Bounds {
  try {
    const { x, y, width, height, maximized } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    if (!isNumber(width) || !isNumber(height) || width < least.width || height < least.height) return usual
    return { width, height, maximized: maximized === true, ...(isNumber(x) && isNumber(y) ? { x, y } : {}) }
  } catch {
    return usual
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Saved bounds, without a position that no screen shows any more. */
function visibleBounds({ x, y, width, height }: Bounds): { x?: number; y?: number; width: number; height: number } {
  if (x === undefined || y === undefined) return { width, height }
  const shown = screen.getAllDisplays().some(({ workArea }) => x < workArea.x + workArea.width && x + width > workArea.x && y >= workArea.y && y < workArea.y + workArea.height)
  return shown ? { x, y, width, height } : { width, height }
}
