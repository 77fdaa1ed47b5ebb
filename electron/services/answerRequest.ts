import { randomUUID } from 'node:crypto'
import type { RequestName } from '../../shared/ipc/channelNames.ts'
import { type Handlers, requests } from '../../shared/ipc/contract.ts'
import { isOfBoundedSize } from '../../shared/ipc/messageSize.ts'
import { fail, type Result } from '../../shared/ipc/result.ts'
import { visibleText } from '../../shared/text/visibleText.ts'

/** Answers a request of the contract; never throws, whatever the input. */
export type AnswerRequest = (name: RequestName, input: unknown) => Promise<Result<unknown>>

/**
 * Answers requests by the handlers, only where the input fits the request's schema.
 * A handler that throws has a bug: it is logged under an id and answered as `internal`.
 */
export function createAnswer(handlers: Handlers, log: (message: string) => void): AnswerRequest {
  return async (name, input) => {
    if (!isOfBoundedSize(input)) return fail({ code: 'invalid', message: `Request ${name} was not understood: it is too large or goes round in a circle.`, theirs: null })
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success) return fail({ code: 'invalid', message: `Request ${name} was not understood: ${parsed.error.issues[0]?.message ?? 'wrong input'}.`, theirs: null })
    try {
      // the table is typed by name; TypeScript cannot follow that through the call
      const answer = await (handlers[name] as (input: unknown) => Promise<Result<unknown>>)(parsed.data)
      // it may quote any name
      return answer.ok ? answer : fail({ ...answer.error, message: visibleText(answer.error.message) })
    } catch (error) {
      const id = randomUUID().slice(0, 8)
      log(`${id} ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return fail({ code: 'internal', message: `Something in Marquee went wrong (${name}, ${id}). Your text is safe; please try again.`, theirs: null })
    }
  }
}
