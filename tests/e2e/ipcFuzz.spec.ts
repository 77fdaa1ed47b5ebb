import { expect, test } from '@playwright/test'
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {} from '../../renderer/bridge/bridge.ts' // declares window.marquee
import { requestNames } from '../../shared/ipc/channelNames.ts'
import { requests } from '../../shared/ipc/contract.ts'
import { launchApp, makeLibrary } from './launchApp.ts'

const messagesPerRequest = 1000
const seed = Number(process.env['MARQUEE_SEED'] ?? Date.now() % 1_000_000)
const secret = 'SECRET-OUTSIDE'

test('1,000 wrong messages to each request throw nothing in main, and read and write nothing outside of the library', async () => {
  console.log(`MARQUEE_SEED=${seed}`)
  const outside = await makeLibrary({ 'secret.md': `---\ntitle: ${secret}\n---\n\n${secret}\n`, 'secret.png': secret, 'inner/hugo.toml': secret })
  const library = await makeLibrary({ 'post.md': '---\ntitle: Post\n---\n\nText.\n', 'inner/other.md': 'Other.\n', '.marquee/library.yaml': 'title: Fuzzed\n' })
  await symlink(outside, join(library, 'out'))
  await symlink(join(outside, 'secret.md'), join(library, 'out.md'))
  await symlink(join(outside, 'new.md'), join(library, 'dangling.md'))
  await symlink('loop.md', join(library, 'loop.md'))
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(library, 'pipe.md'), join(library, '.marquee/pipe.yaml')])
  const home = await mkdtemp(join(tmpdir(), 'marquee-home-'))
  const before = await everythingIn(outside)
  const running = await launchApp({ library, args: [join(library, 'post.md')], env: { HOME: home, XDG_DATA_HOME: join(home, 'data') } })
  const printed: string[] = []
  running.app.process().stderr?.on('data', (data: Buffer) => printed.push(data.toString()))
  await running.app.evaluate(({ dialog, shell }) => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    process.on('unhandledRejection', (cause) => seen.push(`unhandled: ${String(cause)}`))
    process.on('uncaughtException', (cause) => seen.push(`uncaught: ${String(cause)}`))
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
    shell.openExternal = async () => void seen.push('a program outside')
    shell.showItemInFolder = (path) => void seen.push(`shown: ${path}`)
  })

  for (const [index, name] of requestNames.entries()) {
    const answers = await running.window.evaluate(askWrongly, [name, Object.keys(requests[name].input.shape), messagesPerRequest, seed + index, outside, secret] as const)
    const { ok: _ok, ...refusals } = answers
    expect(Object.keys(refusals).filter((answer) => !/^[a-z\d-]+$/.test(answer) || answer === 'internal'), name).toEqual([])
    expect(Object.values(answers).reduce((sum, count) => sum + count, 0), name).toBe(messagesPerRequest)
  }

  const shown = await running.app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  expect(shown.filter((one) => !one.startsWith(`shown: ${library}/`))).toEqual([])
  expect(await running.app.evaluate(() => 'polluted' in {})).toBe(false)
  expect(printed.join('').match(/[0-9a-f]{8} [a-z]+:[a-zA-Z]+: .*/g) ?? []).toEqual([])
  expect(await everythingIn(outside)).toEqual(before)
  expect(await readFile(join(library, 'post.md'), 'utf8')).toBe('---\ntitle: Post\n---\n\nText.\n')
  // and the app is whole: it takes what is right
  await running.window.locator('.editorPane-text .cm-content').click()
  await running.window.keyboard.press('ControlOrMeta+End')
  await running.window.keyboard.type('Typed.')
  await expect.poll(() => readFile(join(library, 'post.md'), 'utf8')).toContain('Typed.')
  await running.close()
  for (const folder of [outside, library, home]) await rm(folder, { recursive: true, force: true })
})

/** Runs in the page: sends wrong messages, fifty at once, and counts the answers by their kind. A message is wrong in its form, or names what is not there or not to be had. */
async function askWrongly([request, keys, count, seed, outside, secret]: readonly [string, readonly string[], number, number, string, string]): Promise<Record<string, number>> {
  let state = seed
  const random = (): number => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 4294967296
  }
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const cycle: Record<string, unknown> = {}
  cycle['self'] = cycle
  const deep = Array.from({ length: 40 }).reduce((inner: unknown) => ({ path: inner, set: [inner] }), 'x')
  const bare = [null, undefined, 0, -1, 2 ** 53, NaN, Infinity, true, false, 10n, '', ' ', '\0', '\ud800', '\u202ecod.md', '../secret.md', 'x'.repeat(9000), [], [null], [cycle], [{ path: '../secret.md' }]] as const
  const wrong = [...bare, {}, cycle, deep, new Date(0), new Map([['path', '../secret.md']]), new Set([1]), /x/, new Error('x'), new ArrayBuffer(3), new Float64Array(2), new DataView(new ArrayBuffer(1))] as const
  const paths = [
    '../secret.md', '../../etc/passwd', '/etc/passwd', 'inner/../../secret.md', 'a\\..\\..\\secret.md', 'post.md\0.png', './post.md', '.', '..', 'post.md/', 'post.md/x.md', '//post.md', 'C:\\x.md', 'C:x.md',
    '%2e%2e/secret.md', 'out/secret.md', 'out/new.md', 'out.md', 'dangling.md', 'loop.md', 'pipe.md', '.marquee/pipe.yaml', 'nowhere/x.md', 'inner', '\ud800.md', '\u202edm.exe', `${'n'.repeat(300)}.md`, `${'d/'.repeat(100)}x.md`, `${outside}/secret.md`,
  ] as const
  /** Of the right form, and still nothing that is to be done. */
  const hostile = (key: string): unknown => {
    // what stands in the way for all that follow stays where it is
    if (['path', 'post', 'name', 'template'].includes(key)) return one(request === 'post:rename' || request === 'post:trash' ? paths.filter((path) => path !== 'pipe.md') : paths)
    if (key === 'folder') return one([...paths, `${outside}/secret.md`, `${outside}/none`, 'relative', '\0'])
    if (key === 'url') return one(['javascript:1', 'file:///etc/passwd', 'data:text/html,x', '//x', 'marquee://app/', 'marquee-asset://library/out.md', 'https://', 'http://[', 'vbscript:1', 'ms-msdt:x', ' javascript:1'])
    if (['id', 'undo', 'plan'].includes(key)) return one(['__proto__', 'constructor', '../x', '', '0'.repeat(16), crypto.randomUUID()])
    if (['base', 'revision'].includes(key)) return one(['', 'x', '0'.repeat(64), '../../x', '__proto__'])
    if (key === 'query' && request === 'posts:replace') return { text: one(['(', '(?<', 'Text', '\\']), isRegex: true, matchCase: true, wholeWord: true, frontMatter: false }
    if (['text', 'query', 'replacement', 'title'].includes(key)) return one(['(', '[', '(?<=', '\\', '\0', '\ud800', '$&$1'])
    if (key === 'posts') return [{ path: one(paths), revision: 'x' }]
    if (key === 'only' || key === 'except') return one([[one(paths)], []])
    if (key === 'set') return { [one(['__proto__.polluted', 'constructor.prototype.polluted', '__proto__', '', '.', '..', 'a\nb: c', 'title.x', '\0'])]: one(['x', null, 1, [], { polluted: true }]) }
    if (key === 'bytes') return new Uint8Array(3)
    if (['isRegex', 'matchCase', 'wholeWord', 'frontMatter', 'includeDrafts'].includes(key)) return random() < 0.5
    if (key === 'target') return one(['auto', 'hugo', 'html', '__proto__'])
    if (key === 'overwrite') return [one(paths)]
    return one(wrong)
  }
  const message = (): unknown => {
    if (keys.length === 0 || random() < 0.2) return one(bare)
    // what is right in form but for a path may be done: seldom, since writing takes time
    const isForm = random() < 0.15
    const broken = one(keys)
    const made: Record<string, unknown> = {}
    for (const key of [...keys, '__proto__', 'extra']) {
      const isWrong = key === '__proto__' || key === 'extra' ? random() < 0.2 : !isForm && (key === broken || random() < 0.2)
      if (key !== '__proto__' && key !== 'extra' || isWrong) Object.defineProperty(made, key, { value: isWrong ? one(wrong) : hostile(key), enumerable: true, configurable: true })
    }
    // a right answer to "may I close?" closes the window
    return request === 'window:answerClose' && typeof made['close'] === 'boolean' ? { close: 'yes' } : made
  }
  const ask = window.marquee.invoke as (name: string, input: unknown) => Promise<{ ok: boolean; error?: { code: string; message: string } }>
  const kindOf = async (input: unknown): Promise<string> => {
    const answer = await Promise.race([ask(request, input), new Promise<'silence'>((done) => setTimeout(done, 8000, 'silence'))]).catch((cause: unknown) => `thrown: ${String(cause).slice(0, 300)}`)
    const sent = () => { try { return JSON.stringify(input) ?? String(input) } catch { return 'what has no JSON' } }
    if (typeof answer === 'string') return `${answer} after ${sent()}`
    if (JSON.stringify(answer).includes(secret)) return `told what is outside after ${sent()}`
    if (answer.ok) return 'ok'
    return answer.error?.code === 'internal' ? `${answer.error.message} after ${sent()}` : (answer.error?.code ?? 'no code!')
  }
  const seen: Record<string, number> = {}
  for (let at = 0; at < count; at += 50) {
    for (const kind of await Promise.all(Array.from({ length: 50 }, () => kindOf(message())))) seen[kind] = (seen[kind] ?? 0) + 1
    // what hangs once hangs again
    if (Object.keys(seen).some((kind) => kind.startsWith('silence'))) break
  }
  return seen
}

/** Every file below a folder with the hash of its bytes, every link with where it leads. */
async function everythingIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const told = await Promise.all(entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) return `${path} -> ${await readlink(path)}`
    return entry.isFile() ? `${path} ${createHash('sha256').update(await readFile(path)).digest('hex')}` : path
  }))
  return told.sort()
}
