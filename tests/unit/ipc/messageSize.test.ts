import { describe, expect, it } from 'vitest'
import { createAnswer } from '../../../electron/services/answerRequest.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { isOfBoundedSize } from '../../../shared/ipc/messageSize.ts'

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((inner: unknown) => ({ inner }), 'x')
/** 2 to the 40th values to whoever walks through it, 80 to whoever sends it. */
const shared: unknown = Array.from({ length: 40 }).reduce((inner: unknown) => [inner, inner], 'x')
const circle: Record<string, unknown> = {}
circle['self'] = circle

describe('isOfBoundedSize', () => {
  it('takes what the page really sends: long texts, bytes, lists of all posts', () => {
    expect(isOfBoundedSize({ text: 'x'.repeat(1_000_000), bytes: new Uint8Array(2_000_000), posts: Array.from({ length: 50_000 }, (_, i) => ({ path: `${i}.md`, revision: '' })) })).toBe(true)
    expect(isOfBoundedSize(undefined)).toBe(true)
    expect(isOfBoundedSize(nested(60))).toBe(true)
  })

  it('refuses circles, deep ones, and one value in so many places that no walk through them ends', () => {
    for (const message of [circle, shared, nested(100), Array.from({ length: 1_000_001 })]) expect(isOfBoundedSize(message)).toBe(false)
  })
})

describe('createAnswer', () => {
  it('answers such messages in words, without asking the schema or a handler', async () => {
    const asked: unknown[] = []
    const answer = createAnswer(new Proxy({}, { get: () => (input: unknown) => asked.push(input) }) as Handlers, (message) => asked.push(message))
    for (const value of [circle, shared]) {
      expect(await answer('library:configure', { set: { title: value } })).toMatchObject({ ok: false, error: { code: 'invalid' } })
    }
    expect(asked).toEqual([])
  })
})
