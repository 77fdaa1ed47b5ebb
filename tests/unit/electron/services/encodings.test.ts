import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder.ts'
import { errorOf, path, startServices, value } from './testServices.ts'

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
const files = {
  'UTF-16 LE': [utf16('花樣年華\r\nrain\r\n'), '花樣年華\r\nrain\r\n'],
  'UTF-16 BE': [utf16('花樣年華\n').swap16(), '花樣年華\n'],
  'Big5': [Buffer.from('a4a4a4e5b971bc76aabaa4e5b3b90a', 'hex'), '中文電影的文章\n'],
  'GBK': [Buffer.from('d6d0cec4b5e7d3b0b5c4cec4d5c20a', 'hex'), '中文电影的文章\n'],
  'Shift_JIS': [Buffer.from('93fa967b8cea82cc896689e682c582b7814282b182ea82cd0a', 'hex'), '日本語の映画です。これは\n'],
  'Windows-1252': [Buffer.from('un \xe9t\xe9 \x93\xe0 Paris\x94\n', 'latin1'), 'un été “à Paris”\n'],
  'UTF-8 with a mark': [Buffer.from('\ufeffété\n'), '\ufeffété\n'],
} as const

async function opened(bytes: Uint8Array) {
  const folder = await temporaryFolder({ 'a.md': bytes })
  const { services } = await startServices()
  value(await services.handlers['library:openFolder']({ folder }))
  const document = value(await services.handlers['document:open']({ path: path('a.md') }))
  return { file: join(folder, 'a.md'), handlers: services.handlers, document }
}

describe('a file of another encoding', () => {
  it.each(Object.entries(files))('in %s is shown rightly, saved back as it was, and converted when asked to', async (_, [bytes, inUtf8]) => {
    const { file, handlers, document } = await opened(bytes)
    expect(document.text).toBe(inUtf8.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'))
    expect(document.readOnly).toBe(false)
    const changed = value(await handlers['document:save']({ path: path('a.md'), text: `${document.text}x`, base: document.revision }))
    expect((await readFile(file)).length).toBeGreaterThan(bytes.length)
    const back = value(await handlers['document:save']({ path: path('a.md'), text: document.text, base: changed.revision }))
    expect(await readFile(file)).toEqual(bytes)
    const converted = value(await handlers['document:toUtf8']({ path: path('a.md'), base: back.revision }))
    expect(await readFile(file, 'utf8')).toBe(inUtf8)
    expect(value(await handlers['document:open']({ path: path('a.md') }))).toMatchObject({ text: document.text, encoding: 'utf-8', revision: converted.revision })
  })

  it.each(Object.entries(files))('in %s stays so when its text was cut down to letters that every encoding has, and put back', async (_, [bytes]) => {
    const { file, handlers, document } = await opened(bytes)
    const cut = value(await handlers['document:save']({ path: path('a.md'), text: 'x', base: document.revision }))
    expect(value(await handlers['document:open']({ path: path('a.md') }))).toMatchObject({ text: 'x', encoding: document.encoding, lineEnds: document.lineEnds })
    value(await handlers['document:save']({ path: path('a.md'), text: document.text, base: cut.revision }))
    expect(await readFile(file)).toEqual(bytes)
  })

  it.each(Object.entries(files))('in %s stays so when its text was cut down, the post renamed, and the text put back', async (_, [bytes]) => {
    const { file, handlers, document } = await opened(bytes)
    const cut = value(await handlers['document:save']({ path: path('a.md'), text: 'x', base: document.revision }))
    value(await handlers['post:rename']({ path: path('a.md'), name: 'b' }))
    value(await handlers['document:save']({ path: path('b.md'), text: document.text, base: cut.revision }))
    expect(await readFile(join(dirname(file), 'b.md'))).toEqual(bytes)
  })

  it('that is not known is not written, and saved where it holds the text already', async () => {
    const bytes = Buffer.from('a\x81\x8d\x8f\x90\x9d\xff\xfe\x80\n', 'latin1')
    const { file, handlers, document } = await opened(bytes)
    expect(document.readOnly).toBe(true)
    expect(errorOf(await handlers['document:save']({ path: path('a.md'), text: `${document.text}x`, base: document.revision })).code).toBe('not-utf8')
    expect(value(await handlers['document:save']({ path: path('a.md'), text: document.text, base: document.revision })).revision).toBe(document.revision)
    expect(await readFile(file)).toEqual(bytes)
  })

  it.each(Object.entries(files))('in %s is the same again when another program deleted it and it is saved anew', async (_, [bytes]) => {
    const { file, handlers, document } = await opened(bytes)
    await rm(file)
    value(await handlers['document:save']({ path: path('a.md'), text: document.text, base: null }))
    expect(await readFile(file)).toEqual(bytes)
  })

  it('is written anew in UTF-8 where it is gone and its encoding cannot hold the text', async () => {
    const { file, handlers, document } = await opened(files['Big5'][0])
    await rm(file)
    value(await handlers['document:save']({ path: path('a.md'), text: `${document.text}🎬`, base: null }))
    expect(await readFile(file, 'utf8')).toBe(`${document.text}🎬`)
  })

  it('is in the form that another program gave it', async () => {
    const { file, handlers, document } = await opened(files['Big5'][0])
    await writeFile(file, 'theirs, in UTF-8: 花\n')
    const { revision } = value(await handlers['document:open']({ path: path('a.md') }))
    value(await handlers['document:save']({ path: path('a.md'), text: document.text, base: revision }))
    expect(await readFile(file, 'utf8')).toBe(document.text)
  })

  it('is not converted where another program changed it, or where its encoding is not known', async () => {
    const { file, handlers, document } = await opened(files['Big5'][0])
    await writeFile(file, 'theirs\n')
    expect(errorOf(await handlers['document:toUtf8']({ path: path('a.md'), base: document.revision }))).toMatchObject({ code: 'conflict', theirs: { text: 'theirs\n' } })
    expect(await readFile(file, 'utf8')).toBe('theirs\n')
    const unknown = await opened(Buffer.from([0x41, 0x81, 0x20, 0xff, 0x20, 0x8d, 0x0a]))
    expect(unknown.document.readOnly).toBe(true)
    expect(errorOf(await unknown.handlers['document:toUtf8']({ path: path('a.md'), base: unknown.document.revision })).code).toBe('not-utf8')
    expect(await readFile(unknown.file)).toEqual(Buffer.from([0x41, 0x81, 0x20, 0xff, 0x20, 0x8d, 0x0a]))
  })
})
