import { describe, expect, it } from 'vitest'
import { packLooks, packMade, unpacked } from '../../../../electron/workers/packedFiles.ts'
import type { MadeFiles } from '../../../../electron/workers/protocol.ts'
import { postPath } from '../../../../shared/post/postPath.ts'

describe('What goes between threads', () => {
  it('comes out as it went in, whatever letters are in it', () => {
    const post = postPath('影評/“é” 🎬\u2028\u0080.md')
    const made: MadeFiles = {
      files: [{ path: `${post}/index.md`, post, content: { kind: 'made', hash: 'ab' } }, { path: 'p.png', post: null, content: { kind: 'copy', from: 'p.png' }, isOffered: true }],
      skipped: [{ post, reason: '\\u0041 “x”', isWaiting: true }],
      hidden: [],
      problems: [{ post, rule: 'r', severity: 'error', message: '“…” \ud800', line: 1, place: null }],
      unread: [{ path: post, reason: 'r' }],
      versions: [[post, 'v']],
      notes: ['七'],
    }
    const looks = new Map([['a', 'mark'], ['b', null], ['c', undefined], ['é', '0']])
    const texts = new Map([['ab', new Uint8Array([1])]])
    const bytes = packMade(made)
    expect(bytes.every((byte) => byte < 0x80)).toBe(true)
    expect(unpacked({ made: bytes, texts, looks: packLooks(looks) })).toEqual({ ...made, texts, looks })
  })
})
