import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleIfStale } from './bundle.mjs'
import { check } from './check.mjs'
import { ensureDebianPackages } from './debianPackages.mjs'
import { findElectron } from './electron-runtime.mjs'
import { runWithDisplay } from './launch.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
/** For the tests alone: a real generator to build what was exported, what packs the tar.gz, and what holds a feed to its schema. */
const testPackages = ['hugo', 'p7zip-full', 'libxml2-utils']

if (!ensureDebianPackages(testPackages)) process.exit(1)
await rm(join(root, 'test-results'), { recursive: true, force: true })
const electron = await findElectron()
console.log(`Electron ${electron.version}: ${electron.why}`)

// whatever the tests leave behind is gone with them
const leftovers = await mkdtemp(join(tmpdir(), 'marquee-tests-'))
process.env.TMPDIR = leftovers

// `--packaged` runs the tests of release/ alone, after `npm run package`; further arguments go to Playwright
const [packaged, more] = process.argv[2] === '--packaged' ? [true, process.argv.slice(3)] : [false, process.argv.slice(2)]
const total = packaged ? { passed: 0, failed: 0, skipped: 0, failures: [] } : await check()
if (!packaged) await bundleIfStale()
const windows = await endToEnd(packaged ? 'packaged' : 'window', more)
for (const key of ['passed', 'failed', 'skipped']) total[key] += windows[key]
await rm(leftovers, { recursive: true, force: true, maxRetries: 5 })
// last, where a long log is cut
for (const failure of total.failures) console.log(`FAILED ${failure}`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed === 0 ? 0 : 1

async function endToEnd(project, more) {
  const figures = join(root, 'test-results/playwright.json')
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  const args = [playwright, 'test', '-c', 'build/playwright.config.ts', `--project=${project}`, '--reporter=list,json', ...more]
  const status = await runWithDisplay(process.execPath, args, {
    cwd: root,
    env: { ...process.env, MARQUEE_ELECTRON: electron.executable, PLAYWRIGHT_JSON_OUTPUT_NAME: figures },
  })
  const { stats } = JSON.parse(await readFile(figures, 'utf8'))
  if (stats.flaky > 0) console.log(`${stats.flaky} flaky: passed when tried again, see the list above`)
  const failed = stats.unexpected
  return { passed: stats.expected + stats.flaky, failed: failed === 0 && status !== 0 ? 1 : failed, skipped: stats.skipped }
}
