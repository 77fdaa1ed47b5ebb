import { existsSync } from 'node:fs'
import { chmod, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Question } from '../../../../electron/services/ports.ts'
import { SiteCommandService } from '../../../../electron/services/siteCommandService.ts'
import { SiteFolder } from '../../../../electron/files/siteFolder.ts'
import type { RunNews } from '../../../../shared/export/siteCommands/siteRun.ts'
import { ExportService } from '../../../../electron/services/exportService.ts'
import { exportLibrary, temporaryFolder, writeFiles } from '../../../support/exportLibrary.ts'
import { isRunning } from '../../../support/processes.ts'

const script = fileURLToPath(new URL('../../../support/noisyCommand.mjs', import.meta.url))
const node = process.execPath
/** Processes begin when the machine lets them. */
const patient = { timeout: 20_000 }
const post = '---\ntitle: Night Ferry\ndate: 2025-01-01T10:00:00+08:00\n---\n\nFirst.\n\nThe end.\n'

describe('SiteCommandService', { timeout: 60_000 }, () => {
  let folder: string
  let library: string
  let data: string
  let asked: Question[]
  let answer: () => boolean | Promise<boolean>
  let news: RunNews[]
  let opened: string[]
  let service: SiteCommandService
  const start = () => new SiteCommandService({
    platform: 'linux',
    userDataFolder: data,
    send: (_, payload) => void news.push(payload as RunNews),
    openExternal: async (url) => void opened.push(url),
    confirm: async (question) => {
      asked.push(question)
      return answer()
    },
  })
  beforeEach(async () => {
    ;[folder, library, data] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    ;[asked, news, opened, answer] = [[], [], [], () => true]
    service = start()
  })
  afterEach(() => service.end())

  const site = async (at = folder) => ({ site: await SiteFolder.open(at), target: 'hugo' as const, library: await exportLibrary(library) })
  const command = (...words: readonly string[]) => [node, script, ...words].map((word) => `'${word}'`).join(' ')
  const run = async (...words: readonly string[]) => service.run(await site(), 'build', command(...words))
  const ended = async (): Promise<RunNews> => {
    await expect.poll(() => news.at(-1)?.ending ?? null, { timeout: 60_000 }).not.toBeNull()
    return news.at(-1)!
  }
  const lines = () => news.flatMap((part) => part.lines)

  it('runs nothing where the author says no, and asks again the next time', async () => {
    answer = () => false
    const marker = join(folder, 'ran')
    expect(await service.run(await site(), 'build', `'${node}' -e "require('fs').writeFileSync('ran', '')"`)).toBeNull()
    expect(await service.run(await site(), 'build', `'${node}' -e "require('fs').writeFileSync('ran', '')"`)).toBeNull()
    expect(asked).toHaveLength(2)
    expect(asked[0]!.detail).toContain(folder)
    expect(asked[0]!.detail).toContain(`'${node}' -e "require('fs').writeFileSync('ran', '')"`)
    await delay(200)
    expect(existsSync(marker)).toBe(false)
    expect(news).toEqual([])
  })

  it('asks once for one command in one folder, in another start of the app too, and again for any other', async () => {
    await run('fail')
    await ended()
    service = start()
    await run('fail')
    expect(asked).toHaveLength(1)
    await run('fail', 'x')
    expect(asked).toHaveLength(2)
    await service.run(await site(await temporaryFolder()), 'build', command('fail'))
    expect(asked).toHaveLength(3)
    expect((await stat(join(data, 'approved-commands.json'))).isFile()).toBe(true)
  })

  it('shows in its question what a path hides', async () => {
    const odd = join(folder, 'a\u202Eb')
    await writeFiles(odd, { x: '' })
    answer = () => false
    await service.run(await site(odd), 'preview', 'node --version')
    expect(asked[0]!.detail).toContain('a\\u{202e}b')
    expect(asked[0]!.detail).not.toContain('\u202E')
    await expect(service.run(await site(), 'preview', 'node \u202E --version')).rejects.toThrow('cannot be seen')
  })

  it('gives a program its words, its folder and nothing to read, and no shell anything to do', async () => {
    process.env['ELECTRON_TEST'] = '1'
    await service.run(await site(), 'build', `WORD='two words' '${node}' '${script}' where '$HOME' "; ls"`)
    delete process.env['ELECTRON_TEST']
    await ended()
    expect(JSON.parse(lines()[0]!)).toEqual({ folder, args: ['$HOME', '; ls'], word: 'two words', electron: null, stdin: false })
  })

  it('says that a command needs a shell, and then runs it by one', async () => {
    await service.run(await site(), 'build', 'echo one && echo $((1 + 1))')
    expect(asked[0]!.detail).toContain('run by a shell (/bin/sh), which it needs because of “&&”')
    await ended()
    expect(lines()).toEqual(['one', '2'])
  })

  it('says plainly which program is missing, before it asks', async () => {
    await expect(service.run(await site(), 'build', 'no-such-generator build')).rejects.toThrow('“no-such-generator” was not found on this machine. Install it, or write the program’s full path into the command.')
    await expect(service.run(await site(), 'build', './build.sh')).rejects.toThrow('There is no program “./build.sh” in')
    expect(asked).toEqual([])
  })

  it('takes no program of the site’s folder for one of the system', async () => {
    await writeFiles(folder, { hugo2: '#!/bin/sh\necho caught\n' })
    await chmod(join(folder, 'hugo2'), 0o755)
    const path = process.env['PATH']
    process.env['PATH'] = `.:${path ?? ''}`
    await expect(service.run(await site(), 'build', 'hugo2')).rejects.toThrow('was not found')
    process.env['PATH'] = path
    await service.run(await site(), 'build', './hugo2')
    await ended()
    expect(lines()).toEqual(['caught'])
  })

  it('says how a command ended', async () => {
    await run('fail')
    expect((await ended()).ending).toEqual({ text: 'It ended with an error (exit code 3).', isGood: false, advice: null })
    expect(lines()).toEqual(['it does not work'])
    await service.run(await site(), 'build', 'true')
    await expect.poll(() => news.at(-1)?.ending?.text, patient).toBe('Finished.')
  })

  it.skipIf(process.platform !== 'linux')('stops a command with its children and theirs, those too that will not listen', async () => {
    const pids = join(data, 'pids')
    const id = await run('family', pids)
    await expect.poll(lines, patient).toContain('all here')
    const family = (await readFile(pids, 'utf8')).trim().split('\n').map(Number)
    expect(family).toHaveLength(3)
    expect(family.every(isRunning)).toBe(true)
    await service.stop(id!)
    expect(family.filter(isRunning)).toEqual([])
    expect((await ended()).ending).toEqual({ text: 'Stopped.', isGood: true, advice: null })
  })

  it.skipIf(process.platform !== 'linux')('leaves nothing behind that a command left running', async () => {
    const pids = join(data, 'pids')
    await run('leave', pids)
    expect((await ended()).ending?.text).toBe('Finished.')
    expect((await readFile(pids, 'utf8')).trim().split('\n').map(Number).filter(isRunning)).toEqual([])
  })

  it('ends what runs for another site, and keeps what runs for this one', async () => {
    await run('serve')
    await expect.poll(() => news.at(-1)?.addresses, patient).toEqual(['http://localhost:4321/x'])
    await service.keepOnly(folder)
    await delay(150)
    expect(news.at(-1)?.ending).toBeNull()
    await service.keepOnly(library)
    expect((await ended()).ending?.text).toBe('Stopped.')
  })

  it('does not begin what was agreed to after its site or its window had gone', async () => {
    answer = async () => {
      await service.end()
      return true
    }
    expect(await run('serve')).toBeNull()
    expect(news).toEqual([])
  })

  it('runs one command, however many are asked for at once', async () => {
    await run('serve')
    const pids = join(data, 'pids')
    await service.run(await site(), 'build', command('grandchild', pids))
    const ids = await Promise.all([run('serve'), service.run(await site(), 'build', command('grandchild', pids)), run('serve')])
    expect(new Set(ids).size).toBe(3)
    await expect.poll(() => news.filter(({ run: id, addresses }) => id === ids[2] && addresses.length > 0).length, patient).toBeGreaterThan(0)
    expect((await readFile(pids, 'utf8').catch(() => '')).trim().split('\n').filter((pid) => pid !== '').map(Number).filter(isRunning)).toEqual([])
  })

  it('asks one question at a time', async () => {
    let agree: (is: boolean) => void = () => undefined
    answer = () => new Promise((resolve) => (agree = resolve))
    const first = run('serve')
    await expect.poll(() => asked.length).toBe(1)
    await expect(run('serve', 'x')).rejects.toThrow('asking about a command already')
    agree(false)
    expect(await first).toBeNull()
  })

  it('opens an address that was printed, and no other', async () => {
    const id = (await run('serve'))!
    await expect.poll(() => news.at(-1)?.addresses, patient).toHaveLength(1)
    await service.openAddress(id, 0)
    await expect(service.openAddress(id, 1)).rejects.toThrow('not known')
    await expect(service.openAddress('other', 0)).rejects.toThrow('another one')
    expect(opened).toEqual(['http://localhost:4321/x'])
  })

  it('lives through a flood of 100 MB, and keeps its end', async () => {
    const before = process.memoryUsage().rss
    await run('flood', String(100_000_000))
    const last = await ended()
    expect(last.ending?.text).toBe('Finished.')
    expect(last.from + last.lines.length).toBeGreaterThan(400_000)
    expect(lines().at(-1)).toBe('the end')
    expect(Math.max(...news.map((part) => part.lines.length))).toBeLessThanOrEqual(500)
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  }, 120_000)

  it('traces an error to its post and the line there', async () => {
    await writeFiles(library, { 'ferry.md': post })
    await writeFiles(folder, { 'hugo.toml': 'baseURL = "/"\n' })
    const exporter = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const plan = await exporter.plan(await exportLibrary(library), { folder, target: 'auto', includeDrafts: false, only: null })
    await exporter.run(plan.id, [])
    const exported = (await readFile(join(folder, 'content/posts/ferry/index.md'), 'utf8')).split('\n')
    const line = exported.indexOf('The end.') + 1
    const id = (await service.run(exporter.siteOf(plan.id), 'build', `echo 'Error: "${folder}/content/posts/ferry/index.md:${line}:1": it is bad'`))!
    expect((await ended()).errors).toEqual([{ post: 'ferry.md', message: expect.stringContaining('it is bad') }])
    expect(await service.locate(id, 0)).toEqual({ post: 'ferry.md', line: 8 })
    await expect(service.locate(id, 1)).rejects.toThrow('not known')
  })
})

