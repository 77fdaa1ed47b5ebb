import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Ports } from '../services/ports.ts'
import { nodePictureProcess } from '../workers/nodePictureProcess.ts'

/** The services' host on the command line: nobody to ask, nothing to show, problems said on stderr. */
export function nodePorts(log: (message: string) => void, version: string): Ports {
  return {
    chooseFolder: async () => null,
    choosePicture: async () => null,
    confirm: async () => false,
    openFile: () => Promise.reject(new Error('The command line opens no files.')),
    trash: () => Promise.reject(new Error('The command line deletes nothing.')),
    openExternal: () => Promise.reject(new Error('The command line opens no browser.')),
    showFile: () => undefined,
    allowRemotePicture: () => undefined,
    zoomPage: () => undefined,
    startPictureProcess: nodePictureProcess,
    answerClose: () => undefined,
    send: () => undefined,
    now: () => Date.now(),
    log,
    userDataFolder: join(homedir(), '.config', 'marquee'),
    samplesFolder: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    version,
    launch: { library: null, post: null },
  }
}
