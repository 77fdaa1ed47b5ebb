import fc from 'fast-check'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Snapshot, snapshotFrom, snapshotText } from '../../../../renderer/session/documentSession.ts'
import { noteOpened, sendText } from '../../../../renderer/session/sendText.ts'
import { revisionOf } from '../../../../electron/files/textFile.ts'
import type { Result } from '../../../../shared/ipc/result.ts'
import { temporaryFolder } from '../temporaryFolder.ts'
import { errorOf, path, startServices, value } from './testServices.ts'

const names = ['a.md', 'b.md', 'c.md'] as const
type Name = (typeof names)[number]

/** A post in a window. */
interface Shown {
  snapshot: Snapshot
  base: string | null
  saving: Promise<unknown> | null
  /** The text that was to be kept last. */
  kept: string | null
}

const name = fc.constantFrom(...names)
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('type' as const), name, at: fc.nat(), cut: fc.nat(3), insert: fc.constantFrom('x', 'ab', '\n', '重', '') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('save' as const), name }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('keep' as const), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open' as const), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('foreign' as const), name, text: fc.constantFrom('theirs\n', 'theirs two\n', '') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), turns: fc.nat(6) }) },
)

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('texts that are sent as what changed', () => {
  it('are saved and kept as they were, each under its post’s name, whatever comes between and whatever is still on its way', { timeout: 60_000 }, async () => {
    const folder = await temporaryFolder()
    const { services } = await startServices()
    const { handlers } = services
    for (const each of names) await writeFile(join(folder, each), `${each}\n`)
    value(await handlers['library:openFolder']({ folder }))
    /** In the order in which they are asked, as messages come; answers as they are made. */
    let line = Promise.resolve()
    const ask = <T>(request: () => Promise<Result<T>>): Promise<Result<T>> => {
      const arrived = line.then(turn)
      line = arrived
      return arrived.then(() => request()).then(async (answer) => (await turn(), structuredClone(answer)))
    }
    let saves = 0
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      for (const each of names) {
        await writeFile(join(folder, each), `---\ntitle: ${each}\n---\n${each} has a text.\n`)
        value(await handlers['journal:drop']({ path: path(each) }))
      }
      const shown = new Map<Name, Shown>()
      const wrong: string[] = []
      const running: Promise<unknown>[] = []
      const open = async (each: Name): Promise<void> => {
        const { text, revision, held } = value(await ask(() => handlers['document:open']({ path: path(each) })))
        const post = shown.get(each)
        if (post?.saving || (post && post.base !== null && snapshotText(post.snapshot) !== text)) return
        const snapshot = snapshotFrom(text)
        noteOpened(held, snapshot)
        shown.set(each, { snapshot, base: revision, saving: null, kept: post?.kept ?? null })
      }
      const save = async (each: Name, post: Shown): Promise<void> => {
        const { snapshot, base } = post
        // what is kept is never older than what is saved
        if (post.kept !== null) post.kept = snapshotText(snapshot)
        const answer = await sendText(snapshot, (text) => ask(() => handlers['document:save']({ path: path(each), text, base })))
        post.saving = null
        const text = snapshotText(snapshot)
        if (answer.ok) {
          saves++
          if (answer.value.revision !== revisionOf(Buffer.from(text))) wrong.push(`${each} was not saved as ${JSON.stringify(text)}`)
          post.base = answer.value.revision
        } else {
          const { code, theirs } = errorOf(answer)
          if (code !== 'conflict') wrong.push(code)
          post.base = (theirs as { revision: string } | null)?.revision ?? null
        }
      }
      for (const each of names) await open(each)
      for (const one of steps) {
        if (one.kind === 'wait') {
          await new Promise((resolve) => setTimeout(resolve, one.turns))
          continue
        }
        const post = shown.get(one.name)
        if (one.kind === 'open') running.push(open(one.name))
        if (one.kind === 'look') running.push(ask(() => handlers['document:open']({ path: path(one.name) })))
        if (one.kind === 'foreign') await writeFile(join(folder, one.name), one.text)
        if (!post) continue
        if (one.kind === 'type') {
          const text = snapshotText(post.snapshot)
          const at = one.at % (text.length + 1)
          const { head } = post.snapshot
          const body = post.snapshot.body
          const from = Math.min(at, body.length)
          post.snapshot = { head, body: body.replace(from, Math.min(from + one.cut, body.length), snapshotFrom(one.insert).body) }
        }
        if (one.kind === 'save' && !post.saving) running.push((post.saving = save(one.name, post)))
        if (one.kind === 'keep') {
          const { snapshot, base } = post
          post.kept = snapshotText(snapshot)
          running.push(sendText(snapshot, (text) => ask(() => handlers['journal:keep']({ path: path(one.name), text, base }))))
        }
      }
      await Promise.all(running)
      await line
      const kept = value(await handlers['journal:list']({}))
      for (const { path: found, text } of kept) {
        const post = shown.get(found as string as Name)
        if (post && text !== post.kept) wrong.push(`of ${found} ${JSON.stringify(text)} is kept, not ${JSON.stringify(post.kept)}`)
      }
      expect(wrong).toEqual([])
    }), { numRuns: 100 })
    expect(saves).toBeGreaterThan(50)
    await rm(folder, { recursive: true, force: true })
  })
})
