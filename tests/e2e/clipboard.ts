import type { ElectronApplication } from '@playwright/test'

/** Puts text on the system's clipboard. */
export async function copyText(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
}

/** Puts a PNG on the system's clipboard: by the pinned Electron's way, or by that of the older one from the npm registry. */
export async function copyPicture(app: ElectronApplication, base64: string): Promise<void> {
  await app.evaluate(async (electron, data) => {
    const older = electron.clipboard as unknown as { writeImage?(image: unknown): void }
    if (older.writeImage) older.writeImage(electron.nativeImage.createFromDataURL(`data:image/png;base64,${data}`))
    else await electron.clipboard.write([new electron.ClipboardItem({ 'image/png': new Blob([Buffer.from(data, 'base64')], { type: 'image/png' }) })])
  }, base64)
}

/** Puts part of a page on the system's clipboard, with its plain text. */
export async function copyHtml(app: ElectronApplication, html: string, text: string): Promise<void> {
  await app.evaluate(
    async (electron, copied) => {
      const older = electron.clipboard as unknown as { readHTML?(): string; write(data: unknown): void }
      if (older.readHTML) older.write({ html: copied.html, text: copied.text })
      else await electron.clipboard.write([new electron.ClipboardItem({ 'text/html': new Blob([copied.html]), 'text/plain': new Blob([copied.text]) })])
    },
    { html, text },
  )
}
