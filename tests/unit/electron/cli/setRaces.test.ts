import { renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { runSet } from '../../../../electron/cli/setCommand.ts'
import { type DiskCall, intercepted } from '../../../support/interceptedDisk.ts'
import { temporaryFolder } from '../temporaryFolder.ts'

vi.mock('node:fs/promises', async (original) => (await import('../../../support/interceptedDisk.ts')).interceptable(await original<object>()))

const before = '---\ntitle: Old\n---\n\nText.\n'
const theirs = '---\ntitle: Theirs\n---\n\nTheir text.\n'

/** What another program may do to a file in one moment. */
const programs = {
  'writes it in place': (file: string) => writeFileSync(file, theirs),
  'puts another in its place': (file: string) => {
    writeFileSync(`${file}~`, theirs)
    renameSync(`${file}~`, file)
  },
  'deletes it': (file: string) => unlinkSync(file),
}

/** `marquee set`, with another program at work right before the `at`th operation of it; null where there are fewer until the file is replaced. */
async function setWhile(act: (file: string) => void, at: number) {
  const folder = await temporaryFolder({ 'a.md': before })
  const file = join(folder, 'a.md')
  let err = ''
  let calls = 0
  let met: DiskCall | null = null
  const code = await intercepted(async (call, pass) => {
    // after its last look the old file is replaced: what comes then is lost to no one's sight
    if (++calls === at && call.name !== 'rename') {
      met = call
      act(file)
    }
    if (call.name === 'rename') calls = Infinity
    return pass()
  }, () => runSet([file, 'title=New'], { out: () => undefined, err: (text) => void (err += text) }))
  return met === null ? null : { code, err, text: await readFile(file, 'utf8').catch(() => null), names: await readdir(folder), call: (met as DiskCall).name }
}

it.each(Object.entries(programs))('another program that %s while “marquee set” is at it is not written over, at whatever moment, and it is said', async (_what, act) => {
  let refused = 0
  for (let at = 1; ; at++) {
    const done = await setWhile(act, at)
    if (done === null) break
    const { code, err, text, names, call } = done
    const isGone = act === programs['deletes it']
    // before it is read it is the file to be set
    if (code === 0) expect([call, text]).toEqual([call, theirs.replace('title: Theirs', 'title: New')])
    else {
      refused++
      expect([call, text]).toEqual([call, isGone ? null : theirs])
      expect(err).toMatch(isGone ? /“[^”]*a\.md” (?:is not there|meanwhile)/ : /Another program changed or removed “[^”]*a\.md” meanwhile/)
    }
    expect(names).toEqual(text === null ? [] : ['a.md'])
  }
  expect(refused).toBeGreaterThan(5)
})
