import { mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach } from 'vitest'
import type { EventName } from '../../../../shared/ipc/channelNames.ts'
import type { Events } from '../../../../shared/ipc/contract.ts'
import type { Result } from '../../../../shared/ipc/result.ts'
import { type PostPath, postPath } from '../../../../shared/post/postPath.ts'
import { createServices, type Services } from '../../../../electron/services/createServices.ts'
import type { Ports } from '../../../../electron/services/ports.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { nodePictureProcess } from '../../../../electron/workers/nodePictureProcess.ts'

const running: Services[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((services) => services.dispose()))
})

export type Sent = { readonly [E in EventName]: { readonly name: E; readonly payload: Events[E] } }[EventName]

export interface Host {
  readonly ports: Ports
  readonly services: Services
  readonly sent: Sent[]
  readonly logged: string[]
  /** Where the fake system trash keeps what it was given. */
  readonly trashFolder: string
}

/** The services over real folders, with the five things that only a host can do played by hand. */
export async function startServices(overrides: Partial<Ports> = {}): Promise<Host> {
  const userDataFolder = overrides.userDataFolder ?? (await temporaryFolder())
  const trashFolder = await temporaryFolder()
  const sent: Sent[] = []
  const logged: string[] = []
  const ports: Ports = {
    chooseFolder: async () => null,
    choosePicture: async () => null,
    confirm: async () => false,
    openFile: async () => undefined,
    trash: async (path) => {
      await mkdir(trashFolder, { recursive: true })
      await rename(path, join(trashFolder, basename(path)))
    },
    openExternal: async () => undefined,
    showFile: () => undefined,
    allowRemotePicture: () => undefined,
    zoomPage: () => undefined,
    startPictureProcess: nodePictureProcess,
    answerClose: () => undefined,
    send: (name, payload) => void sent.push({ name, payload } as Sent),
    now: () => Date.parse('2026-05-04T10:00:00Z'),
    log: (message) => void logged.push(message),
    userDataFolder,
    samplesFolder: '/nonexistent',
    timeZone: 'Asia/Hong_Kong',
    platform: 'linux',
    version: '0.0.0',
    launch: { library: null, post: null },
    ...overrides,
  }
  const services = createServices(ports)
  running.push(services)
  return { ports, services, sent, logged, trashFolder }
}

/** The value of a result, or a failure that says which error it was. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

export function errorOf(result: Result<unknown>): { readonly code: string; readonly message: string; readonly theirs: unknown } {
  if (result.ok) throw new Error(`no error but ${JSON.stringify(result.value)}`)
  return result.error
}

export const path = (text: string): PostPath => postPath(text)
