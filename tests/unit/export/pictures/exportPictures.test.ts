import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ExportService } from '../../../../electron/services/exportService.ts'
import { InlinePictureMaker, type PictureMaker, ProcessPictureMaker } from '../../../../electron/workers/pictureMaker.ts'
import { nodePictureProcess } from '../../../../electron/workers/nodePictureProcess.ts'
import { colourProfile, withProfile } from '../../../../electron/workers/colourProfile.ts'
import { makePicture } from '../../../../electron/workers/makePicture.ts'
import { codesOf, concatenate, viewOf } from '../../../../shared/export/pictures/bytes.ts'
import { readPictureFacts } from '../../../../shared/export/pictures/pictureFacts.ts'
import { exportLibrary, temporaryFolder, writeFiles } from '../../../support/exportLibrary.ts'
import { madePicture, secret } from '../../../support/madePictures.ts'
import { jpegWith } from '../../electron/jpegBytes.ts'

/** Counts what is really made. */
class CountingMaker extends InlinePictureMaker {
  made = 0
  override make(job: Parameters<PictureMaker['make']>[0]) {
    this.made++
    return super.make(job)
  }
}

const turned = async (orientation: number) => {
  const plain = await madePicture('jpg', 120, 80)
  return concatenate([plain.subarray(0, 2), Uint8Array.from(jpegWith(orientation, secret)), plain.subarray(2)])
}
/** A PNG whose header says another size than its pixels. */
const bomb = async (side: number) => {
  const png = (await madePicture('png')).slice()
  viewOf(png).setUint32(16, side)
  viewOf(png).setUint32(20, side)
  return png
}
const post = (body: string) => `---\ntitle: A\ndate: 2025-01-01T10:00:00+08:00\n---\n${body}\n`

describe('an export that makes pictures', () => {
  let [library, folder, cacheFolder] = ['', '', '']
  beforeEach(async () => {
    ;[library, folder, cacheFolder] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    await writeFiles(library, { '.marquee/library.yaml': 'pictures: {widths: [40, 80], formats: [webp]}\n' })
  })
  const run = async (maker = new CountingMaker()) => {
    const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined }, { maker, cacheFolder })
    const plan = await service.plan(await exportLibrary(library), { folder, target: 'html', includeDrafts: false, only: null })
    return { plan, report: await service.run(plan.id, []), made: maker.made, page: await readFile(join(folder, 'a/index.html'), 'utf8') }
  }
  const sizeOf = async (name: string) => {
    const facts = readPictureFacts(await readFile(join(folder, 'a', name)))
    return facts && `${facts.width}×${facts.height}`
  }

  it('shows in lists the smallest width that is sharp there, and the whole cover on the post', async () => {
    await writeFiles(library, { '.marquee/library.yaml': 'pictures: {widths: [100, 240, 960]}\n', 'a.md': '---\ntitle: A\ndate: 2025-01-01\ncover: p.jpg\n---\nText.\n', 'p.jpg': await madePicture('jpg', 1200, 800) })
    const { page } = await run()
    expect(page).toContain('src="p.jpg"')
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('<img src="a/p-240.jpg"')
    expect(await sizeOf('p-240.jpg')).toBe('240×160')
    await writeFiles(library, { '.marquee/library.yaml': 'pictures: {widths: [100]}\n' })
    await run()
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('<img src="a/p.jpg"')
  })

  it('writes every size upright and without notes, and makes nothing a second time, not even for another site', async () => {
    const original = await turned(6)
    await writeFiles(library, { 'a.md': post('![x](p.jpg)'), 'p.jpg': original })
    const first = await run()
    expect(first.page).toContain('width="80" height="120"')
    expect(await Promise.all(['p.jpg', 'p-40.jpg', 'p.webp', 'p-40.webp'].map(sizeOf))).toEqual(['80×120', '40×60', '80×120', '40×60'])
    for (const name of ['p.jpg', 'p-40.jpg', 'p.webp', 'p-40.webp']) expect((await readFile(join(folder, 'a', name))).includes('Secret')).toBe(false)
    expect(Buffer.from(await readFile(join(library, 'p.jpg'))).equals(original)).toBe(true)
    // the widest is the picture itself
    expect(first.made).toBe(3)
    expect(await run()).toMatchObject({ made: 0, report: { written: [] } })
    folder = await temporaryFolder()
    expect(await run()).toMatchObject({ made: 0 })
    await rm(join(cacheFolder), { recursive: true })
    expect(await run()).toMatchObject({ made: 3, report: { written: [] } })
  })

  it('makes anew what was damaged in the cache', async () => {
    await writeFiles(library, { 'a.md': post('![x](p.jpg)'), 'p.jpg': await turned(1) })
    const { made } = await run()
    for (const name of await readdir(join(cacheFolder, 'pictures'))) await writeFile(join(cacheFolder, 'pictures', name), 'damaged')
    expect(await run()).toMatchObject({ made, report: { written: [] } })
  })

  it('copies what cannot be decoded as it is, names it, speaks of no sizes of it, and does not try again', async () => {
    const broken = (await madePicture('png', 200, 100)).map((byte, at) => (at > 60 && at < 400 ? byte ^ 85 : byte))
    await writeFiles(library, { 'a.md': post('![x](p.png) ![y](q.jpg)'), 'p.png': broken, 'q.jpg': await turned(1) })
    const { plan, page, report } = await run()
    expect(plan.problems).toMatchObject([{ rule: 'picture-not-made', severity: 'warning' }])
    expect(plan.problems[0]?.message).toContain('p.png')
    expect(page).toMatch(/<img src="p\.png" width="200" height="100"/)
    expect(page).toContain('q-40.webp')
    expect(report.written).not.toContain('a/p.webp')
    expect(Buffer.from(await readFile(join(folder, 'a/p.png'))).equals(broken)).toBe(true)
    const again = await run()
    expect(again).toMatchObject({ made: 0, report: { written: [] } })
    expect(again.plan.problems).toHaveLength(1)
  })

  it('never decodes a picture that claims to be huge', async () => {
    await writeFiles(library, { 'a.md': post('![x](p.png)'), 'p.png': await bomb(30_000) })
    const { plan, made } = await run()
    expect(made).toBe(0)
    expect(plan.problems[0]?.message).toContain('900 million pixels')
  })

  it('loses one picture, and nothing else, to a decoder that crashes', async () => {
    const program = join(await temporaryFolder(), 'crash.mjs')
    await writeFile(program, "process.on('message', ({ bytes, width }) => (width === 40 ? process.abort() : process.send({ kind: 'made', bytes: bytes.subarray(0, 4) })))\n")
    const maker = new ProcessPictureMaker(() => nodePictureProcess(new URL(`file://${program}`)))
    const job = { bytes: await turned(1), format: 'jpg' as const }
    const [before, crashed, after] = await Promise.all([maker.make({ ...job, width: 80 }), maker.make({ ...job, width: 40 }), maker.make({ ...job, width: 80 })])
    maker.stop()
    expect([before, after].map((outcome) => 'bytes' in outcome && outcome.bytes.length)).toEqual([4, 4])
    expect(crashed).toEqual({ failed: 'The program that decodes pictures ended over it.', isFinal: false })
  })

  it('stops a plan at the picture that it is at, and starts on no other', async () => {
    const program = join(await temporaryFolder(), 'never.mjs')
    await writeFile(program, "process.on('message', () => undefined)\n")
    let started = 0
    const maker = new ProcessPictureMaker(() => {
      started++
      return nodePictureProcess(new URL(`file://${program}`))
    })
    const names = Array.from({ length: 40 }, (_, at) => `p${at}.jpg`)
    const picture = await turned(1)
    await writeFiles(library, { 'a.md': post(names.map((name) => `![x](${name})`).join(' ')), ...Object.fromEntries(names.map((name) => [name, picture])) })
    const service = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined }, { maker, cacheFolder })
    const planned = service.plan(await exportLibrary(library), { folder, target: 'html', includeDrafts: false, only: null })
    planned.catch(() => undefined)
    await vi.waitUntil(() => started === 1, { timeout: 10_000 })
    service.cancelPlan()
    await expect(planned).rejects.toMatchObject({ appError: { code: 'cancelled' } })
    expect(started).toBe(1)
    expect(await readdir(folder)).toEqual([])
  })

  it('stops at once, and can be asked again', async () => {
    const program = join(await temporaryFolder(), 'slow.mjs')
    await writeFile(program, "process.on('message', ({ bytes }) => bytes.length > 3 || process.send({ kind: 'made', bytes }))\n")
    const maker = new ProcessPictureMaker(() => nodePictureProcess(new URL(`file://${program}`)))
    const never = maker.make({ bytes: new Uint8Array(9), width: 1, format: 'jpg' })
    const waiting = maker.make({ bytes: new Uint8Array(1), width: 1, format: 'jpg' })
    maker.stop()
    await expect(never).rejects.toThrow('stopped')
    await expect(waiting).rejects.toThrow('stopped')
    expect(await maker.make({ bytes: new Uint8Array(2), width: 1, format: 'jpg' })).toMatchObject({ bytes: { length: 2 } })
    maker.stop()
  })
})

describe('makePicture', () => {
  const profile = concatenate([new Uint8Array(16), Uint8Array.from(codesOf('RGB ')), new Uint8Array(70_000).fill(7)])

  it.each(['jpg', 'png', 'webp'] as const)('keeps a colour profile of its own through a smaller %s', async (format) => {
    const wide = withProfile(await madePicture(format, 100, 50), profile)
    expect(readPictureFacts(wide)).toMatchObject({ width: 100, height: 50, hasProfile: true, format })
    const made = await makePicture({ bytes: wide, width: 50, format })
    expect(readPictureFacts(made)).toMatchObject({ width: 50, height: 25, hasProfile: true })
    expect(Buffer.from(colourProfile(made) ?? []).equals(profile)).toBe(true)
    expect((await makePicture({ bytes: made, width: 20, format: 'png' })).length).toBeGreaterThan(0)
  })
})
