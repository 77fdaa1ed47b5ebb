import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { heedingPermissions } from '../support/heedingPermissions.ts'
import { inMain } from './inMain.ts'

const root = resolve(import.meta.dirname, '../..')

export interface LaunchOptions {
  /** Files of a temporary library, by relative path; or the absolute path of a folder; null starts without a library. */
  readonly library: Readonly<Record<string, string | Uint8Array>> | string | null
  /** Further arguments: a post to open, switches. */
  readonly args?: readonly string[]
  /** Keeps the app's data between two starts; a fresh folder otherwise. */
  readonly userData?: string
  readonly env?: Readonly<Record<string, string>>
  readonly size?: { readonly width: number; readonly height: number }
  /** Holds the app to the permissions of files, which root passes over otherwise. */
  readonly heedsPermissions?: boolean
  /** The packaged app's executable, instead of Electron on the project's folder. */
  readonly packaged?: string
}

export interface RunningApp {
  readonly app: ElectronApplication
  readonly window: Page
  /** '' when started without a library. */
  readonly libraryFolder: string
  readonly userData: string
  /** Errors that the window's console printed: a test may assert that there are none. */
  readonly consoleErrors: readonly string[]
  close(): Promise<void>
}

/** Starts Marquee for real, with data folders of its own, and waits until its window is whole. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'marquee-data-')))
  const libraryFolder = options.library === null ? '' : typeof options.library === 'string' ? options.library : await makeLibrary(options.library)
  const app = await _electron.launch({
    executablePath: await heeding(options.packaged ?? electronPath(), options.heedsPermissions === true ? heedingPermissions : []),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${userData}`,
      ...(options.packaged ? [] : [root]),
      ...(libraryFolder ? ['--library', libraryFolder] : []),
      ...(options.args ?? []),
    ],
    // Electron 33's own security notes choke on our scheme's URLs and would count as errors of the page
    env: { ...(process.env as Record<string, string>), TZ: 'Asia/Hong_Kong', ELECTRON_DISABLE_SECURITY_WARNINGS: '1', ...options.env },
  })
  const window = await app.firstWindow()
  const consoleErrors: string[] = []
  window.on('console', (message) => {
    // the driver's own scripts knock at the preview's sandbox, and are turned away
    const isDriver = message.text().startsWith("Blocked script execution in 'marquee://app/preview.html'")
    if (message.type() === 'error' && !isDriver) consoleErrors.push(message.text())
  })
  window.on('pageerror', (error) => consoleErrors.push(String(error)))
  const { width, height } = options.size ?? { width: 1440, height: 900 }
  await inMain(app, ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [width, height] as const)
  // the text comes first; what stands around it, dialogs among it, a moment later
  await window.locator('.toolbar > *, .welcome').first().waitFor()
  return {
    app,
    window,
    libraryFolder,
    userData,
    consoleErrors,
    async close() {
      await app.close()
      if (options.userData === undefined) await rm(userData, { recursive: true, force: true })
      if (typeof options.library === 'object' && options.library !== null) await rm(libraryFolder, { recursive: true, force: true })
    },
  }
}

/** A program that begins with words of another: the driver puts its own arguments first, so they need a script. */
async function heeding(program: string, words: readonly string[]): Promise<string> {
  if (words.length === 0) return program
  const script = join(await mkdtemp(join(tmpdir(), 'marquee-start-')), 'start.sh')
  await writeFile(script, `#!/bin/sh\nexec ${[...words, program].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')} "$@"\n`, { mode: 0o755 })
  return script
}

/** Writes files into a new temporary folder and returns it. */
export async function makeLibrary(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-library-'))
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return folder
}

let found: string | undefined
function electronPath(): string {
  found ??= process.env['MARQUEE_ELECTRON'] ?? execFileSync('node', [join(root, 'build/electron-runtime.mjs'), '--print'], { encoding: 'utf8' }).trim()
  return found
}
