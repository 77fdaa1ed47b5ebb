import { describe, expect, it } from 'vitest'
import { keyOfEvent } from '../../../renderer/app/keyOfEvent.ts'
import { keyParts } from '../../../renderer/ui/keyLabel.ts'
import { type Command, commands } from '../../../shared/commands/commandList.ts'

const list: readonly Command[] = commands
const keys = list.flatMap((command) => (command.key === undefined ? [] : [command.key]))

describe('the list of commands', () => {
  it('names each command once', () => {
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    expect(new Set(list.map(({ label }) => label)).size).toBe(list.length)
  })

  it('gives no key to two commands', () => {
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('has only keys that pressing them gives', () => {
    for (const key of keys) {
      const parts = keyParts(key)
      const last = parts.at(-1) ?? ''
      const pressed = keyOfEvent(
        { key: last, code: /^\d$/.test(last) ? `Digit${last}` : '', ctrlKey: parts.includes('Mod'), metaKey: false, altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift') },
        false,
      )
      expect(pressed).toBe(key)
    }
  })
})

describe('a pressed key', () => {
  const plain = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

  it.each([
    ['a capital with Shift', { ...plain, key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }, 'Mod-Shift-k'],
    ['a digit whose shifted sign depends on the keyboard', { ...plain, key: '*', code: 'Digit8', ctrlKey: true, shiftKey: true }, 'Mod-Shift-8'],
    ['plus, which needs Shift, as zooming in', { ...plain, key: '+', code: 'Equal', ctrlKey: true, shiftKey: true }, 'Mod-='],
    ['a digit of the number block', { ...plain, key: '0', code: 'Numpad0', ctrlKey: true }, 'Mod-0'],
    ['a named key alone', { ...plain, key: 'F2', code: 'F2' }, 'F2'],
  ])('reads %s', (_what, event, expected) => {
    expect(keyOfEvent(event, false)).toBe(expected)
  })

  it('takes Command for Mod on a Mac, and Control elsewhere', () => {
    expect(keyOfEvent({ ...plain, key: 's', metaKey: true }, true)).toBe('Mod-s')
    expect(keyOfEvent({ ...plain, key: 's', ctrlKey: true }, true)).toBe('s')
    expect(keyOfEvent({ ...plain, key: 's', ctrlKey: true }, false)).toBe('Mod-s')
  })
})
