import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Which folders a folder may import from, itself always included: docs/architecture.md draws it. First match wins. */
const allowed: readonly (readonly [folder: string, mayImport: readonly string[]])[] = [
  ['shared/text', []],
  ['shared/post', ['shared/text', 'shared/frontMatter']],
  ['shared/frontMatter', ['shared/text', 'shared/post']],
  ['shared/review', ['shared/text', 'shared/post', 'shared/frontMatter']],
  ['shared/markdown', ['shared/text', 'shared/post', 'shared/frontMatter', 'shared/review']],
  ['shared/library', ['shared/text', 'shared/post', 'shared/frontMatter', 'shared/review', 'shared/markdown']],
  ['shared/editing', ['shared/text', 'shared/post', 'shared/frontMatter', 'shared/review', 'shared/markdown', 'shared/library']],
  ['shared/checks', ['shared/text', 'shared/post', 'shared/frontMatter', 'shared/review', 'shared/markdown', 'shared/library']],
  ['shared/preview', ['shared/text', 'shared/post', 'shared/frontMatter', 'shared/review', 'shared/markdown', 'shared/library', 'shared/checks']],
  ['shared/export', ['shared/text', 'shared/post', 'shared/frontMatter', 'shared/review', 'shared/markdown', 'shared/library', 'shared/checks']],
  ['shared/spelling', []],
  ['shared/settings', ['shared/spelling']],
  ['shared/commands', []],
  ['shared/history', []],
  ['shared/messages', []],
  ['shared/ipc', ['shared']],
  ['electron/files', ['shared']],
  ['electron/workers', ['shared', 'electron/files']],
  ['electron/services', ['shared', 'electron/files', 'electron/workers']],
  ['electron/cli', ['shared', 'electron/files', 'electron/workers', 'electron/services']],
  ['electron/shell', ['shared', 'electron/files', 'electron/workers', 'electron/services']],
  ['electron/main.ts', ['shared', 'electron']],
  ['electron/preload.ts', ['shared/ipc/channelNames.ts', 'shared/ipc/contract.ts']],
  ['renderer/text', ['shared']],
  ['renderer/workers', ['shared', 'renderer/text']],
  ['renderer/bridge', ['shared']],
  ['renderer/state', ['shared', 'renderer/bridge']],
  ['renderer/editor', ['shared', 'renderer/bridge', 'renderer/state']],
  ['renderer/ui', ['shared']],
  ['renderer/session', ['shared', 'renderer/bridge', 'renderer/state', 'renderer/editor', 'renderer/text', 'renderer/workers']],
  ['renderer/features', ['shared', 'renderer/bridge', 'renderer/state', 'renderer/editor', 'renderer/workers', 'renderer/ui', 'renderer/session']],
  ['renderer/styles', []],
  ['renderer/app', ['shared', 'renderer']],
  ['renderer/main.tsx', ['shared', 'renderer']],
]

const environments: readonly (readonly [folder: string, forbidden: RegExp])[] = [
  ['shared', /^(electron|node:|react)/],
  ['electron/files', /^electron$/],
  ['electron/workers', /^electron$/],
  ['electron/services', /^electron$/],
  ['electron/cli', /^electron$/],
  ['renderer', /^(electron|node:)/],
]

const files = ['shared', 'electron', 'renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name).split(sep).join('/')),
)

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(/^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  )
}

const isIn = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`)

describe('the architecture', () => {
  it('has a rule for every source file', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((file) => !allowed.some(([folder]) => isIn(file, folder)))).toEqual([])
  })

  it('imports one way only', () => {
    const wrong = files.flatMap((file) => {
      const [own, mayImport] = allowed.find(([folder]) => isIn(file, folder)) ?? ['', []]
      return importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(root, resolve(root, dirname(file), name)).split(sep).join('/'))
        .filter((target) => ![own, ...mayImport].some((folder) => isIn(target, folder)))
        .map((target) => `${file} imports ${target}`)
    })
    expect(wrong).toEqual([])
  })

  it('keeps features apart from each other', () => {
    const wrong = files
      .filter((file) => file.startsWith('renderer/features/'))
      .flatMap((file) => {
        const own = file.split('/').slice(0, 3).join('/')
        return importsOf(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => relative(root, resolve(root, dirname(file), name)).split(sep).join('/'))
          .filter((target) => target.startsWith('renderer/features/') && !isIn(target, own))
          .map((target) => `${file} imports ${target}`)
      })
    expect(wrong).toEqual([])
  })

  it('opens the window before any package is loaded', () => {
    const loaded = new Set<string>()
    const packages = new Set<string>()
    const load = (file: string): void => {
      if (loaded.has(file)) return
      loaded.add(file)
      const source = readFileSync(join(root, file), 'utf8')
      for (const [, name = ''] of source.matchAll(/^(?:import|export) (?!type )[^'"]*?from '([^']+)'/gm)) {
        if (name.startsWith('.')) load(relative(root, resolve(root, dirname(file), name)).split(sep).join('/'))
        else if (!/^(node:|electron$)/.test(name)) packages.add(`${file} imports ${name}`)
      }
    }
    load('electron/main.ts')
    expect(loaded.size).toBeGreaterThan(10)
    expect([...packages]).toEqual([])
  })

  it('imports nothing that its environment does not have', () => {
    const wrong = files.flatMap((file) =>
      environments
        .filter(([folder]) => isIn(file, folder))
        .flatMap(([, forbidden]) => importsOf(file).filter((name) => forbidden.test(name)).map((name) => `${file} imports ${name}`)),
    )
    expect(wrong).toEqual([])
  })
})
