import type { Output } from '../../shared/ipc/contract.ts'
import { fail, type Result } from '../../shared/ipc/result.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { bridge } from '../bridge/bridge.ts'

type Answer = Promise<Result<Output<'document:open'>>>

/** The text that was asked for last: the next one waits for it, since main holds one text at a time for its parts. */
let last: Promise<unknown> = Promise.resolve()

/** Asks main for a post's text. A very long one comes in parts, so that the window answers meanwhile, for as long as it `isWanted`. */
export function openText(path: PostPath, isWanted: () => boolean): Answer {
  const answer = last.then(() => inParts(path, isWanted))
  last = answer.catch(() => undefined)
  return answer
}

async function inParts(path: PostPath, isWanted: () => boolean): Answer {
  const answer = await bridge.invoke('document:open', { path })
  if (!answer.ok || answer.value.text.length >= answer.value.length) return answer
  const { held, length } = answer.value
  const parts = [answer.value.text]
  for (let from = answer.value.text.length; from < length; ) {
    if (!isWanted()) return fail({ code: 'cancelled', message: `“${path}” is not wanted any more.`, theirs: null })
    const part = await bridge.invoke('document:part', { held, from })
    if (!part.ok) return part
    parts.push(part.value.text)
    from += part.value.text.length
  }
  return { ok: true, value: { ...answer.value, text: parts.join('') } }
}
