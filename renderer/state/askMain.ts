import type { Input, Output } from '../../shared/ipc/contract.ts'
import type { RequestName } from '../../shared/ipc/channelNames.ts'
import { bridge } from '../bridge/bridge.ts'
import { notify } from './noticeStore.ts'

/** A request whose failure is told as a notice: the answer in a box, or null where it failed. Giving up is no failure. */
export async function askMain<C extends RequestName>(name: C, input: Input<C>): Promise<{ readonly value: Output<C> } | null> {
  const answer = await bridge.invoke(name, input)
  if (answer.ok) return { value: answer.value }
  if (answer.error.code !== 'cancelled') notify({ kind: 'error', message: answer.error.message })
  return null
}
