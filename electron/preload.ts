import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { eventNames, requestNames } from '../shared/ipc/channelNames.ts'
import type { Bridge } from '../shared/ipc/contract.ts'

const requests: ReadonlySet<string> = new Set(requestNames)
const events: ReadonlySet<string> = new Set(eventNames)

// What the window shows first is asked for before the page's script is loaded: main reads it meanwhile.
let start: Promise<never> | null = ipcRenderer.invoke('app:start', {}) as Promise<never>

// Everything that the page can ever ask of main goes through these three functions.
const bridge: Bridge = {
  async invoke(name, input) {
    if (!requests.has(name)) throw new Error(`No such request: ${String(name)}`)
    const answer = name === 'app:start' && start ? start : ipcRenderer.invoke(name, input)
    if (name === 'app:start') start = null
    return answer
  },
  subscribe(name, listener) {
    if (!events.has(name)) throw new Error(`No such event: ${String(name)}`)
    const receive = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload)
    ipcRenderer.on(name, receive)
    return () => void ipcRenderer.off(name, receive)
  },
  pathOfFile: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
}

contextBridge.exposeInMainWorld('marquee', bridge)
