import { EditorState, Text } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapshotFrom, snapshotHead, snapshotText, type Snapshot } from '../../renderer/session/documentSession.ts'
import { noteOpened, sendText } from '../../renderer/session/sendText.ts'
import { TextSender } from '../../renderer/text/textSender.ts'
import { fail, ok } from '../../shared/ipc/result.ts'
import { HeldTexts } from '../../shared/text/heldTexts.ts'
import { applyChanges } from '../../shared/text/textChange.ts'

/** Pieces of text with what a text can hold: half characters, lone CRs, Han, and enough lines for a tree of several levels. */
const words = fc.constantFrom('a', 'ab', '\n', '\n\n', '\r', '重慶', '🎬', '\ud83c', '\udfac', '# ', '---\n', 'line\n'.repeat(40), 'x\n'.repeat(700), 'aaaa')
const text = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''))
const head = fc.constantFrom('', '---\ntitle: A\n---\n', '---\ntitle: B\n---\n', '---\ntitle: A\n---', '+++\na = 1\n+++\n')
const post = fc.tuple(head, text).map(([front, body]) => `${front}${front === '' || front.endsWith('\n') ? body : ''}`)

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(4000)), insert: text, head: fc.option(head, { freq: 8 }) })
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function edited({ head: front, body }: Snapshot, { at, length, insert, head: other }: Edit): Snapshot {
  const from = Math.round(at * body.length)
  const changed = EditorState.create({ doc: body }).update({ changes: { from, to: Math.min(from + length, body.length), insert: Text.of(insert.split('\n')) } }).state.doc
  return { head: other ?? front, body: changed }
}

function changesBetween(before: Snapshot, after: Snapshot) {
  const sender = new TextSender()
  sender.noteHeld('before', { head: snapshotHead(before), body: before.body })
  return sender.next({ head: snapshotHead(after), body: after.body }).changes
}

/** No two mains call their texts alike. */
let mains = 0

describe('a text that is sent as what changed', () => {
  it('is the text of the snapshot, whatever was typed, cut and pasted since the last one', () => {
    fc.assert(fc.property(post, fc.array(edit, { minLength: 1, maxLength: 6 }), (file, edits) => {
      const before = snapshotFrom(file)
      const after = edits.reduce(edited, before)
      expect(applyChanges(snapshotText(before), changesBetween(before, after))).toBe(snapshotText(after))
    }), { numRuns: 2000 })
  })

  it('is a few changes, or the whole, where it was changed all over', () => {
    const before = snapshotFrom('A line of a long post.\n'.repeat(100_000))
    for (const [places, changes] of [[2, 2], [300, 300], [2000, 1]] as const) {
      const spec = Array.from({ length: places }, (_, at) => ({ from: Math.floor((before.body.length / places) * at), insert: '!' }))
      const after = { head: '', body: EditorState.create({ doc: before.body }).update({ changes: spec }).state.doc }
      expect(changesBetween(before, after)).toHaveLength(changes)
      expect(applyChanges(snapshotText(before), changesBetween(before, after))).toBe(snapshotText(after))
    }
  })

  it('is as short as what was typed in a long post', () => {
    const before = snapshotFrom(`---\ntitle: A\n---\n${'A line of a long post.\n'.repeat(50_000)}`)
    const after = edited(before, { at: 0.5, length: 0, insert: 'typed', head: null })
    expect(changesBetween(before, after).map(({ from, to, insert }) => [to - from, insert])).toEqual([[0, 'typed']])
    expect(changesBetween(after, after)).toEqual([])
  })

  it('comes through as it is, post after post, and whole where main does not hold what it was made of', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: edit.map((value) => ({ kind: 'edit' as const, value })) },
      { weight: 1, arbitrary: post.map((value) => ({ kind: 'open' as const, value })) },
      { weight: 1, arbitrary: post.map((value) => ({ kind: 'look' as const, value })) },
      { weight: 1, arbitrary: fc.constant({ kind: 'forget' as const }) },
    )
    await fc.assert(fc.asyncProperty(post, fc.array(step, { maxLength: 10 }), async (first, steps) => {
      let main = new HeldTexts(`main-${++mains}`)
      let snapshot = snapshotFrom(first)
      for (const one of steps) {
        if (one.kind === 'forget') main = new HeldTexts(`main-${++mains}`)
        if (one.kind === 'look') main.give(one.value)
        if (one.kind === 'open') {
          snapshot = snapshotFrom(one.value)
          noteOpened(main.give(one.value), snapshot)
        }
        if (one.kind !== 'edit') continue
        snapshot = edited(snapshot, one.value)
        const answer = await sendText(snapshot, async (sent) => {
          const taken = main.take(structuredClone(sent))
          return taken === null ? fail({ code: 'unknown-text', message: '', theirs: null }) : ok(taken)
        })
        expect(answer).toEqual({ ok: true, value: snapshotText(snapshot) })
      }
    }), { numRuns: 1000 })
  })

  it('is taken in the order in which texts are sent, wherever one has to be sent again while others are on their way', async () => {
    const step = fc.record({ kind: fc.constantFrom('send', 'send', 'send', 'open', 'forget'), turns: fc.nat(6), writing: fc.nat(8) })
    let again = 0
    const turns = async (count: number): Promise<void> => {
      for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const main = { held: new HeldTexts(`busy-main-${++mains}`) }
      const taken: number[] = []
      const sent: Promise<unknown>[] = []
      let line = Promise.resolve()
      for (const [at, { kind, turns: between, writing }] of steps.entries()) {
        const snapshot = snapshotFrom(`Text ${at}.`)
        if (kind === 'forget') main.held = new HeldTexts(`busy-main-${++mains}`)
        if (kind === 'open') {
          const id = main.held.give(`Text ${at}.`)
          sent.push(turns(writing).then(() => noteOpened(id, snapshot)))
        }
        if (kind === 'send') {
          sent.push(sendText(snapshot, async (text) => {
            line = line.then(() => turns(1))
            await line
            if (main.held.take(text) === null) {
              again++
              return fail({ code: 'unknown-text', message: '', theirs: null })
            }
            taken.push(at)
            await turns(writing)
            return ok(at)
          }))
        }
        await turns(between)
      }
      await Promise.all(sent)
      expect(taken).toEqual(steps.flatMap(({ kind }, at) => (kind === 'send' ? [at] : [])))
    }), { numRuns: 500 })
    expect(again).toBeGreaterThan(50)
  })

  it('is not taken for a change of another’s text that was given away as the first, too', async () => {
    const [old, now] = [new HeldTexts('old'), new HeldTexts('now')]
    const snapshot = snapshotFrom('abc')
    noteOpened(old.give('abc'), snapshot)
    now.give('xyz')
    const answer = await sendText(edited(snapshot, { at: 1, length: 0, insert: 'd', head: null }), async (sent) => {
      const taken = now.take(sent)
      return taken === null ? fail({ code: 'unknown-text', message: '', theirs: null }) : ok(taken)
    })
    expect(answer).toEqual({ ok: true, value: 'abcd' })
  })

  it('is not taken where it does not fit what it is a change of', () => {
    const main = new HeldTexts('main')
    const of = main.give('abc')
    const sent = { id: 'x', of, changes: [{ from: 3, to: 3, insert: 'd' }], length: 4 }
    for (const wrong of [{ of: 'other' }, { length: 5 }, { changes: [{ from: 2, to: 9, insert: '' }] }, { changes: [{ from: 2, to: 1, insert: 'd' }] }]) {
      expect(main.take({ ...sent, ...wrong })).toBeNull()
    }
    expect(main.take(sent)).toBe('abcd')
  })
})
