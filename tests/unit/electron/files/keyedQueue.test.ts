import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { KeyedQueue } from '../../../../electron/files/keyedQueue.ts'

it('runs jobs of one key one after another in order, and jobs of other keys meanwhile', async () => {
  const queue = new KeyedQueue()
  const log: string[] = []
  const job = (name: string, ms: number) => async (): Promise<string> => {
    log.push(`${name} begins`)
    await delay(ms)
    log.push(`${name} ends`)
    return name
  }
  const results = await Promise.all([queue.run('a', job('a1', 30)), queue.run('a', job('a2', 1)), queue.run('b', job('b1', 5))])
  expect(results).toEqual(['a1', 'a2', 'b1'])
  expect(log).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends'])
})

it('goes on after a job that failed, and tells only its own caller', async () => {
  const queue = new KeyedQueue()
  const failed = queue.run('a', () => Promise.reject(new Error('broken')))
  const next = queue.run('a', async () => 'fine')
  await expect(failed).rejects.toThrow('broken')
  expect(await next).toBe('fine')
  await queue.idle()
})
