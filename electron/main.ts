import { app, BrowserWindow, session } from 'electron'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Services } from './services/createServices.ts'
import { setAppMenu } from './shell/appMenu.ts'
import { registerSchemes, rendererFolderOf, serveProtocols } from './shell/appProtocol.ts'
import { type AppWindow, openWindow } from './shell/appWindow.ts'
import { electronPorts } from './shell/electronPorts.ts'
import { serveRequests } from './shell/ipcServer.ts'
import { parseLaunchArgs } from './shell/launchArgs.ts'
import { blockNavigation, closeNetwork } from './shell/networkGate.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const appFolder = app.isPackaged ? null : app.getAppPath()
const longestEndMs = 2000
const command = { argv: process.argv.slice(1), cwd: process.cwd() }

// The command line goes along as data: Chromium reorders the one that a second start hands over.
if (!app.requestSingleInstanceLock(command)) app.exit(0)
else {
  // as root Chromium runs only without its sandbox, and says so by this switch (build/launch.mjs)
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerSchemes()
  void app.whenReady().then(start)
}

function start(): void {
  const gate = closeNetwork(session.defaultSession)
  let main: AppWindow | null = null
  const ports = electronPorts({
    launch: parseLaunchArgs(command.argv, command.cwd, appFolder),
    gate,
    window: () => main?.window ?? null,
    answerClose: (close) => main?.answerClose(close),
  })
  blockNavigation()

  const show = (): void => {
    main = openWindow({ userDataFolder: ports.userDataFolder, preload: join(folder, 'preload.cjs'), askPage: () => ports.send('window:closing', {}) })
    main.window.on('closed', () => {
      main = null
      void running?.endSiteCommands()
    })
  }
  let running: Services | null = null
  const pageServed = serveProtocols(rendererFolderOf(folder), async (path) => (await services).library.resolveAsset(path))
  // while the services are loaded, the window's own process starts up: neither waits for the other
  const services = pageServed.then(async () => {
    const { createServices } = await import('./services/createServices.ts')
    running = createServices(ports)
    running.library.prepare()
    return running
  })
  serveRequests(services.then(({ answer }) => answer))

  app.on('second-instance', (_event, _argv, _cwd, handed) => {
    const { argv, cwd } = handed as typeof command
    main?.window.show()
    main?.window.focus()
    void services.then(({ openLaunch }) => openLaunch(parseLaunchArgs(argv, cwd, appFolder)))
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    const ending = running
    running = null
    if (!ending) return
    // the watcher's own threads must have ended before Node does; nothing that takes longer may hold the app
    event.preventDefault()
    const disposed = ending.dispose().catch((error: unknown) => ports.log(String(error)))
    void Promise.race([disposed, delay(longestEndMs)]).finally(() => app.quit())
  })
  show()
  setAppMenu((id) => ports.send('command:run', { id }))
}
