import type { Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type RunningApp, launchApp } from './launchApp.ts'

const root = resolve(import.meta.dirname, '../..')

/** A reader's window on a site of web pages, opened from disk. */
export interface SiteReader {
  readonly page: Page
  visit(path: string): Promise<void>
  /** The page that is open as the PDF that printing it makes. */
  print(): Promise<Buffer>
  close(): Promise<void>
}

/** Exports a library as web pages and opens a window for them. */
export async function openSiteReader(library: string): Promise<SiteReader> {
  const site = await mkdtemp(join(tmpdir(), 'marquee-pages-'))
  execFileSync(process.execPath, [join(root, 'dist/cli/marquee.js'), 'export', '--library', library, '--site', site, '--target', 'html'])
  const running: RunningApp = await launchApp({ library: null })
  const opened = running.app.waitForEvent('window')
  // a session of its own: the app's lets no file be opened
  await running.app.evaluate(({ BrowserWindow }) => void new BrowserWindow({ width: 1000, height: 900, webPreferences: { partition: 'a-readers-browser', sandbox: true } }).loadURL('about:blank'))
  const page = await opened
  return {
    page,
    // Marquee keeps every page where it is, so main leads the reader
    async visit(path) {
      const address = pathToFileURL(site).href + path
      await running.app.evaluate(({ BrowserWindow }, url) => BrowserWindow.getAllWindows().find((window) => !window.webContents.getURL().startsWith('marquee:'))?.loadURL(url), address)
      await page.waitForURL(address)
    },
    async print() {
      const pdf = await running.app.evaluate(async ({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows().find(({ webContents }) => !webContents.getURL().startsWith('marquee:'))
        return (await window?.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true }))?.toString('base64') ?? ''
      })
      return Buffer.from(pdf, 'base64')
    },
    async close() {
      await running.close()
      await rm(site, { recursive: true, force: true })
    },
  }
}
