import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { randomUUID } from 'node:crypto'
import { requestNames } from '../../shared/ipc/channelNames.ts'
import { type Handlers, requests } from '../../shared/ipc/contract.ts'
import { fail, type Result } from '../../shared/ipc/result.ts'
import { appOrigin } from './appProtocol.ts'

/**
 * Answers every request of the contract: from our own page's main frame only, and only when the input fits its schema.
 * A handler that throws has a bug: it is logged under an id and answered as `internal`.
 */
export function serveRequests(handlers: Handlers, log: (message: string) => void): void {
  for (const name of requestNames) {
    ipcMain.handle(name, async (event, input: unknown): Promise<Result<unknown>> => {
      if (!isOurs(event)) return refuse(`Request ${name} came from ${event.senderFrame?.url ?? 'a closed frame'}, not from Marquee.`)
      const parsed = requests[name].input.safeParse(input)
      if (!parsed.success) return refuse(`Request ${name} was not understood: ${parsed.error.issues[0]?.message ?? 'wrong input'}.`)
      try {
        // the table is typed by name; TypeScript cannot follow that through the loop
        return await (handlers[name] as (input: unknown) => Promise<Result<unknown>>)(parsed.data)
      } catch (error) {
        const id = randomUUID().slice(0, 8)
        log(`${id} ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        return fail({ code: 'internal', message: `Something in Marquee went wrong (${name}, ${id}). Your text is safe; please try again.`, theirs: null })
      }
    })
  }
}

function isOurs(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  // by its address: Node gives custom schemes no origin of their own
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(`${appOrigin}/`)
}

function refuse(message: string): Result<never> {
  return fail({ code: 'invalid', message, theirs: null })
}
