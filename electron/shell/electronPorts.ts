import { app, type BrowserWindow, dialog, shell } from 'electron'
import { join } from 'node:path'
import { addressToOpen } from '../files/addressToOpen.ts'
import { FileFailure } from '../files/fileErrors.ts'
import type { LaunchArguments, Ports } from '../services/ports.ts'
import { utilityPictureProcess } from './utilityPictureProcess.ts'
import type { NetworkGate } from './networkGate.ts'
import { moveToXdgTrash } from '../files/xdgTrash.ts'

/** What the services ask of Electron. The window is asked for late: services start before it is there. */
export function electronPorts(host: {
  readonly launch: LaunchArguments
  readonly gate: NetworkGate
  readonly window: () => BrowserWindow | null
  readonly answerClose: (close: boolean) => void
}): Ports {
  return {
    launch: host.launch,
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    get version() {
      return app.getVersion()
    },
    userDataFolder: app.getPath('userData'),
    samplesFolder: app.isPackaged ? join(process.resourcesPath, 'samples') : join(app.getAppPath(), 'build/samples'),
    // asked of the system when it is needed: the first time takes as long as making the window's frame
    get timeZone() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone
    },
    now: () => Date.now(),
    log: (message) => console.error(message),
    async chooseFolder(title) {
      const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] }
      const window = host.window()
      const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return filePaths[0] ?? null
    },
    async choosePicture() {
      const options = { title: 'Choose a picture', properties: ['openFile' as const], filters: [{ name: 'Pictures', extensions: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg'] }] }
      const window = host.window()
      const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return filePaths[0] ?? null
    },
    async confirm({ message, detail, yes }) {
      const window = host.window()
      if (!window) return false
      // what a key pressed too early does is nothing
      const { response } = await dialog.showMessageBox(window, { type: 'question', message, detail, buttons: [yes, 'Cancel'], defaultId: 1, cancelId: 1, noLink: true })
      return response === 0
    },
    async openFile(absolutePath) {
      const problem = await shell.openPath(absolutePath)
      if (problem !== '') throw new FileFailure('internal', `“${absolutePath}” could not be opened: ${problem}`)
    },
    async trash(absolutePath) {
      try {
        await shell.trashItem(absolutePath)
      } catch (error) {
        // a Linux without a desktop has no program for it: the trash's own folder layout still works
        if (process.platform !== 'linux') throw error
        await moveToXdgTrash(absolutePath)
      }
    },
    async openExternal(url) {
      const address = addressToOpen(url)
      if ('why' in address) throw new Error(address.why)
      await shell.openExternal(address.url)
    },
    showFile: (absolutePath) => shell.showItemInFolder(absolutePath),
    allowRemotePicture: (url) => host.gate.allowPicture(url),
    zoomPage: (factor) => host.window()?.webContents.setZoomFactor(factor),
    answerClose: host.answerClose,
    startPictureProcess: utilityPictureProcess,
    send(name, payload) {
      const page = host.window()?.webContents
      if (page && !page.isDestroyed()) page.send(name, payload)
    },
  }
}
