import { build } from 'esbuild'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleIfStale } from './bundle.mjs'
import { ensureDebianPackages } from './debianPackages.mjs'
import { findElectron } from './electron-runtime.mjs'
import { runWithDisplay } from './launch.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string' }, grace: { type: 'string', default: '1000' }, inside: { type: 'boolean' } } })
const rounds = Number(values.rounds)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
const graceMs = Number(values.grace)
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed) || !(graceMs >= 0)) {
  console.error('Usage: npm run torture -- [--rounds N] [--seed N] [--grace MS]')
  process.exit(2)
}

if (!values.inside) {
  if (!ensureDebianPackages()) process.exit(1)
  await bundleIfStale()
  const { executable } = await findElectron()
  process.exitCode = await runWithDisplay(process.execPath, [fileURLToPath(import.meta.url), '--inside', '--rounds', String(rounds), '--seed', String(seed), '--grace', String(graceMs)], {
    env: { ...process.env, MARQUEE_ELECTRON: executable },
  })
} else {
  const outfile = join(root, 'test-results/torture/torture.mjs')
  // the app is looked for two folders above a file of tests/e2e, where the bundle stands too
  await build({ entryPoints: [join(root, 'tests/torture/torture.ts')], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' })
  const { torture } = await import(pathToFileURL(outfile).href)
  console.log(`seed ${seed}`)
  const report = await torture({ rounds, seed, graceMs, tell: console.log })
  for (const finding of report.findings) console.log(`FOUND ${finding}`)
  if (report.folder) console.log(`The library is kept in ${report.folder}`)
  console.log(
    `seed ${report.seed}: ${report.rounds} rounds, ${report.kills.length} kills, ${report.charactersTyped} characters typed, ` +
      `${report.charactersLost} characters lost, ${report.filesDamaged} files damaged`,
  )
  console.log(`${report.clean} passed, ${report.rounds - report.clean} failed`)
  process.exitCode = report.findings.length === 0 ? 0 : 1
}
