import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { requestNames } from '../../shared/ipc/channelNames.ts'
import { fail, type Result } from '../../shared/ipc/result.ts'
import type { AnswerRequest } from '../services/answerRequest.ts'
import { appOrigin } from './appProtocol.ts'

/** Takes every request of the contract, from our own page's main frame only. The page may ask before `answers` is there: it waits. */
export function serveRequests(answers: Promise<AnswerRequest>): void {
  for (const name of requestNames) {
    ipcMain.handle(name, async (event, input: unknown): Promise<Result<unknown>> => {
      if (isOurs(event)) return (await answers)(name, input)
      return fail({ code: 'invalid', message: `Request ${name} came from ${event.senderFrame?.url ?? 'a closed frame'}, not from Marquee.`, theirs: null })
    })
  }
}

function isOurs(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  // by its address: Node gives custom schemes no origin of their own
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(`${appOrigin}/`)
}
