import { useEffect, useState } from 'react'
import type { RequestName } from '../../../shared/ipc/channelNames.ts'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import { bridge } from '../../bridge/bridge.ts'

export type Answer<T> = { readonly kind: 'waiting' } | { readonly kind: 'failed'; readonly message: string } | { readonly kind: 'there'; readonly value: T }

const waiting = { kind: 'waiting' } as const

/** What main answers to a request, asked anew when the request is another one; null asks nothing. The last one asked counts. */
export function useAnswer<C extends RequestName>(name: C, input: Input<C> | null): Answer<Output<C>> {
  const asked = input === null ? null : JSON.stringify(input)
  const [answer, setAnswer] = useState<{ readonly asked: string | null; readonly answer: Answer<Output<C>> }>({ asked, answer: waiting })
  useEffect(() => {
    if (asked === null) return
    let isCurrent = true
    void bridge.invoke(name, JSON.parse(asked) as Input<C>).then((result) => {
      if (isCurrent) setAnswer({ asked, answer: result.ok ? { kind: 'there', value: result.value } : { kind: 'failed', message: result.error.message } })
    })
    return () => {
      isCurrent = false
    }
  }, [name, asked])
  return answer.asked === asked ? answer.answer : waiting
}
