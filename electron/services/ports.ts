import type { EventName } from '../../shared/ipc/channelNames.ts'
import type { Events } from '../../shared/ipc/contract.ts'
import type { PictureProcess } from '../workers/pictureMaker.ts'

/** What the services need of their host and cannot do in plain Node: implemented by the window app, the command line and tests. */
export interface Ports {
  /** Asks the author for a folder; null where they cancel. */
  chooseFolder(title: string): Promise<string | null>
  /** Asks for one picture file; null where they cancel. */
  choosePicture(): Promise<string | null>
  /** Asks the author a question that the page cannot draw or answer; false where they say no, or nobody can be asked. */
  confirm(question: Question): Promise<boolean>
  /** Opens a file with the program that the system has for it. */
  openFile(absolutePath: string): Promise<void>
  /** Moves a file to the system's trash; throws where the system cannot. */
  trash(absolutePath: string): Promise<void>
  /** Opens an address that `addressToOpen` has read in the author's browser, or mail program. */
  openExternal(url: string): Promise<void>
  /** Shows a file or folder in the system's file manager. */
  showFile(absolutePath: string): void
  /** Lets exactly this remote address load, until the app ends. */
  allowRemotePicture(url: string): void
  /** Shows the page at this zoom factor. */
  zoomPage(factor: number): void
  /** The renderer's answer to `window:closing`. */
  answerClose(close: boolean): void
  /** Starts a file of ours as a process that decodes pictures. */
  startPictureProcess(file: URL): PictureProcess
  send<E extends EventName>(name: E, payload: Events[E]): void
  /** Milliseconds since 1970. */
  now(): number
  log(message: string): void
  /** The app's own folder: settings, recent libraries, copies of deleted posts. */
  readonly userDataFolder: string
  /** The sample library as shipped; read only. */
  readonly samplesFolder: string
  /** IANA zone of this machine. */
  readonly timeZone: string
  readonly platform: 'darwin' | 'win32' | 'linux'
  readonly version: string
  /** What the app was started with: absolute paths. */
  readonly launch: LaunchArguments
}

export interface LaunchArguments {
  readonly library: string | null
  readonly post: string | null
}

/** A question to answer by yes or no. */
export interface Question {
  readonly message: string
  readonly detail: string
  /** What the button says that agrees. */
  readonly yes: string
}
