import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../../../electron/cli/args.ts'
import { runGet } from '../../../../electron/cli/getCommand.ts'
import { runSet } from '../../../../electron/cli/setCommand.ts'

let folder = ''
let out = ''
let err = ''
const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) }
const file = (name: string): string => join(folder, name)
const write = (name: string, text: string): Promise<void> => writeFile(file(name), text)
const read = (name: string): Promise<string> => readFile(file(name), 'utf8')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-set-'))
  out = err = ''
})
afterEach(() => rm(folder, { recursive: true }))

const post = '\ufeff---\r\n# mine\r\ntitle: "Old"  # working\r\nreview: {rating: 4}\r\ntags:\r\n- a\r\n---\r\n\r\nBody  \r\nends here'

describe('marquee set', () => {
  it('changes only the bytes of the keys it was given', async () => {
    await write('a.md', post)
    expect(await runSet([file('a.md'), 'title=New', 'review.rating=4.5', 'tags.1=b'], io)).toBe(0)
    expect(await read('a.md')).toBe(post.replace('Old', 'New').replace('rating: 4', 'rating: 4.5').replace('- a', '- a\r\n- b'))
  })

  it.each([['draft=true', 'draft: true'], ['x=', 'x:'], ['x=[a, "b"]', 'x: [a, b]'], ['x="1917"', 'x: "1917"'], ['x=Dune: Part Two', 'x: "Dune: Part Two"'], ['x=#1', 'x: "#1"'], ['x=2025-01-01', 'x: 2025-01-01'], ['x=*a', 'x: "*a"'], ['x=a=b', 'x: a=b']])('reads %s as YAML where it is some, else as text', async (edit, line) => {
    await write('a.md', '---\na: [b]\n---\n')
    expect(await runSet([file('a.md'), edit], io)).toBe(0)
    expect(await read('a.md')).toBe(`---\na: [b]\n${line}\n---\n`)
  })

  it('removes with KEY! and clears with KEY=', async () => {
    await write('a.md', '---\na: 1\nb: 2\n---\n')
    expect(await runSet([file('a.md'), 'a!', 'b='], io)).toBe(0)
    expect(await read('a.md')).toBe('---\nb:\n---\n')
  })

  it('sets the last of a key that is there twice, removes both, and takes a text with such a key for a text', async () => {
    const twice = '---\ntitle: One\nb: 1\ntitle: Two # counts\n---\n'
    await write('a.md', twice)
    expect(await runSet([file('a.md'), 'title=New', 'b=2', 'c={k: 1, k: 2}'], io)).toBe(0)
    expect(await read('a.md')).toBe('---\ntitle: One\nb: 2\ntitle: New # counts\nc: "{k: 1, k: 2}"\n---\n')
    expect(await runSet([file('a.md'), 'title:="Two"  # so it was'], io)).toBe(0)
    expect(await read('a.md')).toContain('title: One\nb: 2\ntitle: "Two"  # so it was')
    expect(await runSet([file('a.md'), 'title!'], io)).toBe(0)
    expect(await read('a.md')).toBe('---\nb: 2\nc: "{k: 1, k: 2}"\n---\n')
  })

  it('puts back what get --source printed, to the byte, in any encoding and with any line ends', async () => {
    const before = '\ufeff---\r\nrating: 4.50  # of five\r\nsaid: >\r\n  One\r\n  two\r\nb: |+\r\n  kept\r\n\r\ntags:\r\n- "a"\r\n- b\r\n---\r\nBody'
    for (const key of ['rating', 'said', 'tags', 'tags.0', 'b']) {
      await write('a.md', before)
      out = ''
      expect(await runGet([file('a.md'), key, '--source'], io)).toBe(0)
      await write('source.yaml', out)
      const source = out.replace(/\n$/, '')
      for (const given of [source, `@${file('source.yaml')}`]) {
        expect(await runSet([file('a.md'), `${key}=other`], io)).toBe(0)
        expect(await read('a.md')).not.toBe(before)
        expect(await runSet([file('a.md'), `${key}:=${given}`], io)).toBe(0)
        expect(await read('a.md')).toBe(before)
      }
    }
  })

  it('refuses a source that is not one value there, names the post, and writes nothing', async () => {
    await write('a.md', '---\na: 1\nb: 2\n---\n')
    expect(await runSet([file('a.md'), 'a:=1\nc: 3'], io)).toBe(1)
    expect(err).toContain('a.md”: The source for “a” ')
    expect(await read('a.md')).toBe('---\na: 1\nb: 2\n---\n')
  })

  it('writes nothing for an equal value or a dry run, which prints a diff', async () => {
    await write('a.md', '---\na: 1\n---\n')
    const before = await stat(file('a.md'))
    expect(await runSet([file('a.md'), 'a=1'], io)).toBe(0)
    expect(await runSet([file('a.md'), 'a=2', '--dry-run'], io)).toBe(0)
    expect(out).toBe(`unchanged ${file('a.md')}\nwould change ${file('a.md')}\n--- ${file('a.md')}\n+++ ${file('a.md')}\n@@ -1,3 +1,3 @@\n ---\n-a: 1\n+a: 2\n ---\n`)
    expect((await stat(file('a.md'))).ino).toBe(before.ino)
    expect(await read('a.md')).toBe('---\na: 1\n---\n')
  })

  it.each([[], ['--dry-run']])('leaves a post whose encoding is not known, and one that cannot hold the value, whatever stands before and behind them', async (...option) => {
    const unknown = Buffer.from([...Buffer.from('---\ntitle: A\n---\n'), 0x81, 0x20, 0xff, 0x20, 0x8d, 0x0a])
    const latin = Buffer.from('---\ntitle: A\n---\n\nun \xe9t\xe9\n', 'latin1')
    await Promise.all([writeFile(file('unknown.md'), unknown), writeFile(file('latin.md'), latin), write('one.md', post), write('two.md', post)])
    expect(await runSet(['one.md', 'unknown.md', 'latin.md', 'two.md'].map(file).concat('title=花', ...option), io)).toBe(1)
    expect(err).toMatch(/unknown\.md.*not known[^]*latin\.md.*“花” does not exist/)
    expect([await readFile(file('unknown.md')), await readFile(file('latin.md'))]).toEqual([unknown, latin])
    const wanted = option.length > 0 ? post : post.replace('Old', '花')
    expect([await read('one.md'), await read('two.md')]).toEqual([wanted, wanted])
  })

  it('names what fails and does the rest', async () => {
    await write('bad.md', '---\na: b: c\n---\n')
    await write('good.md', 'No head\n')
    expect(await runSet([file('bad.md'), file('none.md'), file('good.md'), 'a=1'], io)).toBe(1)
    expect(err).toContain('bad.md')
    expect(err).toContain('none.md')
    expect(await read('bad.md')).toBe('---\na: b: c\n---\n')
    expect(await read('good.md')).toBe('---\na: 1\n---\nNo head\n')
  })

  it.each([[[]], [['a.md']], [['a=1']], [['a.md', 'a..b=1']], [['a.md', 'a=1', '--loud']]])('refuses wrong usage %j', async (args) => {
    await expect(runSet(args, io)).rejects.toThrow(UsageError)
  })
})

describe('marquee get', () => {
  it('prints texts as they are and the rest as JSON', async () => {
    await write('a.md', post)
    expect(await runGet([file('a.md'), 'title'], io)).toBe(0)
    expect(await runGet([file('a.md'), 'review.rating'], io)).toBe(0)
    expect(await runGet([file('a.md'), 'tags.0'], io)).toBe(0)
    expect(out).toBe('Old\n4\na\n')
    out = ''
    expect(await runGet([file('a.md')], io)).toBe(0)
    expect(JSON.parse(out)).toEqual({ title: 'Old', review: { rating: 4 }, tags: ['a'] })
  })

  it('prints the source of a key, and says where there is none', async () => {
    await write('a.md', '---\na: {b}\nc: "x"   # why\n---\n')
    expect(await runGet([file('a.md'), 'c', '--source'], io)).toBe(0)
    expect(out).toBe('"x"   # why\n')
    expect(await runGet([file('a.md'), 'a.b', '--source'], io)).toBe(1)
    expect(err).toContain('a key without a colon')
    await expect(runGet([file('a.md'), '--source'], io)).rejects.toThrow(UsageError)
  })

  it('prints what counts of a key that is there twice, and says where the other is', async () => {
    await write('a.md', '---\ntitle: "One"\ntitle: "Two" # counts\n---\n')
    expect(await runGet([file('a.md'), 'title'], io)).toBe(0)
    expect(await runGet([file('a.md'), 'title', '--source'], io)).toBe(0)
    expect(out).toBe('Two\n"Two" # counts\n')
    expect(err).toMatch(/a\.md:2:1: “title” is there again below/)
  })

  it('says that there is no such key, or where the head breaks', async () => {
    await write('a.md', '---\na: 1\n---\n')
    await write('bad.md', '---\na: b: c\n---\n')
    expect(await runGet([file('a.md'), 'b'], io)).toBe(1)
    expect(await runGet([file('bad.md')], io)).toBe(1)
    expect(err).toMatch(/no “b”/)
    expect(err).toMatch(/bad\.md:2:4: /)
  })
})
