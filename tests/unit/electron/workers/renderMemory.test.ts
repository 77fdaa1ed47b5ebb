import { appendFile, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MadePost, RenderJob } from '../../../../electron/workers/protocol.ts'
import { RenderMemories, RenderMemory } from '../../../../electron/workers/renderMemory.ts'
import { readPostFacts } from '../../../../shared/export/postFacts.ts'
import { allPosts } from '../../../../shared/export/siteTarget.ts'
import { readLibraryConfig } from '../../../../shared/library/readLibraryConfig.ts'
import { postPath } from '../../../../shared/post/postPath.ts'
import { temporaryFolder } from '../../../support/exportLibrary.ts'

const config = readLibraryConfig(null, 'Library', 'UTC')
const paths = Array.from({ length: 40 }, (_, at) => postPath(`post-${at}.md`))

/** A memory with what was made of these posts in this revision. */
function note(memory: RenderMemory, some: readonly (typeof paths)[number][], revision: string): void {
  memory.factsUnder('settings')
  memory.madeIn('context')
  for (const path of some) {
    memory.noteFacts(path, { mark: revision, facts: readPostFacts({ path, text: `---\ntitle: ${revision}\n---\n`, revision }, config) })
    const made: MadePost = { path, revision, place: '', answers: [], rendered: { files: [], problems: [] }, bodyHash: null, texts: [] }
    memory.noteMade(made)
  }
  memory.notePages(new Map(some.map((path) => [`${path}.html`, { from: revision, hash: revision }])))
}

describe('What exports remember', () => {
  let folder: string
  let file: string
  const open = (program = 'program') => new RenderMemory(file, program)
  const revisions = (memory: RenderMemory) => new Map(Array.from(memory.madeIn('context'), ([path, { revision }]) => [path, revision]))
  beforeEach(async () => {
    folder = await temporaryFolder()
    file = join(folder, 'memory')
    const memory = open()
    note(memory, paths, 'first')
    memory.save()
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('adds what is new of a few posts behind what is there, and reads both', async () => {
    const before = await readFile(file)
    const memory = open()
    note(memory, paths.slice(0, 2), 'second')
    memory.keepOnly(new Set(paths.slice(0, -1)))
    memory.save()
    const after = await readFile(file)
    expect(after.subarray(0, before.length).equals(before)).toBe(true)
    expect(after.length).toBeLessThan(before.length * 1.5)
    const read = open()
    expect(revisions(read)).toEqual(new Map(paths.slice(0, -1).map((path, at) => [path, at < 2 ? 'second' : 'first'])))
    expect(read.factsUnder('settings').get(paths[0]!)?.facts.fields.title).toBe('second')
    expect([...read.pages.keys()]).toEqual(paths.slice(0, 2).map((path) => `${path}.html`))
    expect(read.pastOf(paths[1]!, 'first')?.facts.fields.title).toBe('first')
  })

  it('takes an end that is not whole for one that was never written, and writes all anew the next time', async () => {
    const { size } = await stat(file)
    const memory = open()
    note(memory, paths.slice(0, 2), 'second')
    memory.save()
    await truncate(file, (await stat(file)).size - 1)
    const damaged = open()
    expect(new Set(revisions(damaged).values())).toEqual(new Set(['first']))
    note(damaged, paths.slice(2, 3), 'third')
    damaged.save()
    expect((await readFile(file)).length).toBeLessThan(size * 1.2)
    expect(revisions(open()).get(paths[2]!)).toBe('third')
    await appendFile(file, 'not ours')
    expect(revisions(open()).get(paths[2]!)).toBe('third')
  })

  it('is empty for another program, and holds nothing of other settings or another context', () => {
    expect(revisions(open('another')).size).toBe(0)
    const memory = open()
    expect(memory.factsUnder('others').size + memory.madeIn('another').size + memory.pages.size).toBe(0)
    memory.noteFacts(paths[0]!, { mark: '', facts: readPostFacts({ path: paths[0]!, text: '', revision: 'other' }, config) })
    memory.save()
    expect([...open().factsUnder('others').keys()]).toEqual([paths[0]])
  })

  it('is written anew after many that were added', async () => {
    const sizes: number[] = []
    for (let at = 0; at < 60; at++) {
      const memory = open()
      note(memory, paths.slice(0, 1), `number ${at}`)
      memory.save()
      sizes.push((await stat(file)).size)
      expect(revisions(open()).get(paths[0]!)).toBe(`number ${at}`)
    }
    expect(sizes.filter((size, at) => size < (sizes[at - 1] ?? 0))).toHaveLength(1)
  })

  it('knows the last export again, and never by a file of which any part is gone', async () => {
    const input = { assets: new Set<string>(), pictures: new Map(), config, facts: { topNames: [], configTexts: {}, contentPaths: [], samples: {}, last: null }, nowMs: 10, includeDrafts: false, choice: allPosts }
    const job: RenderJob = { kind: 'html', library: { folder, paths }, input, memoryFile: file, siteFolder: folder, known: new Map(), wanted: [] }
    const result = { made: Buffer.from('{}'), paths: ['index.html'] }
    const memories = new RenderMemories('program')
    memories.keepResult(job, 'key', 20, result)
    memories.save()
    const read = (program = 'program', key = 'key', nowMs = 10) => new RenderMemories(program).lastResult({ ...job, input: { ...input, nowMs } }, key)
    expect(read()).toMatchObject({ paths: ['index.html'] })
    expect([read('another'), read('program', 'another'), read('program', 'key', 9), read('program', 'key', 20)]).toEqual([null, null, null, null])
    for (let { size } = await stat(`${file}.last`); size > 0; size--) {
      await truncate(`${file}.last`, size - 1)
      expect(read(), `${size - 1} bytes`).toBeNull()
    }
  })
})
