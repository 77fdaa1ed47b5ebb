import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { temporaryFolder } from '../electron/temporaryFolder.ts'
import { startServices, value } from '../electron/services/testServices.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const [long, other] = [postPath('long.md'), postPath('other.md')]
const text = `---\ntitle: Long\n---\n${'重慶森林, and 🎬 a line of it.\n'.repeat(400_000)}`
let handlers: Handlers
/** What the window asked, in order. */
let asked: string[] = []
/** Is called before each part is given. */
let beforePart = async (): Promise<void> => {}

beforeEach(async () => {
  asked = []
  beforePart = async () => {}
  const folder = join(await temporaryFolder(), 'library')
  await mkdir(folder)
  await writeFile(join(folder, long), text)
  await writeFile(join(folder, other), 'Other.\n')
  ;({ handlers } = (await startServices()).services)
  value(await handlers['library:openFolder']({ folder }))
  const invoke = async (channel: 'document:open' | 'document:part', input: never): Promise<unknown> => {
    asked.push(channel)
    if (channel === 'document:part') await beforePart()
    return structuredClone(await handlers[channel](input))
  }
  vi.stubGlobal('window', { marquee: { invoke } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const open = async (isWanted = () => true) => (await import('../../../renderer/session/openText.ts')).openText(long, isWanted)

it('comes in parts where it is very long, and is all there, whole characters too', async () => {
  expect(value(await open()).text === text).toBe(true)
  expect(asked.filter((channel) => channel === 'document:part').length).toBeGreaterThan(10)
})

it('is whole where others are asked for at the same time', async () => {
  beforePart = () => new Promise((resolve) => setTimeout(resolve, 1))
  const answers = await Promise.all([open(), open(), open()])
  expect(answers.map((answer) => value(answer).text === text)).toEqual([true, true, true])
  expect(asked.filter((channel) => channel === 'document:open')).toHaveLength(3)
  value(await handlers['document:open']({ path: other }))
  expect(await handlers['document:part']({ held: value(answers[2]!).held, from: 0 })).toMatchObject({ ok: false, error: { code: 'unknown-text' } })
})

it('is not asked for any longer when it is not wanted any more', async () => {
  let isWanted = true
  beforePart = async () => void (isWanted = false)
  expect(await open(() => isWanted)).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(asked).toEqual(['document:open', 'document:part'])
})
