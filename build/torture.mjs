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

if (!values.inside) {
  if (!ensureDebianPackages()) process.exit(1)
  await bundleIfStale()
  const { executable } = await findElectron()
  process.exitCode = await runWithDisplay(process.execPath, [fileURLToPath(import.meta.url), '--inside', ...process.argv.slice(2)], { env: { ...process.env, MARQUEE_ELECTRON: executable } })
} else {
  const outfile = join(root, 'test-results/torture/torture.mjs')
  await build({ entryPoints: [join(root, 'tests/torture/torture.ts')], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' })
  const { torture } = await import(pathToFileURL(outfile).href)
  const { rounds, clean, kills, typed, lost, damaged } = await torture(Number(values.rounds), Number(values.seed ?? Date.now() % 1_000_000), Number(values.grace))
  console.log(`${rounds} rounds, ${kills} kills, ${typed} characters typed, ${lost} lost, ${damaged} files damaged`)
  console.log(`${clean} passed, ${rounds - clean} failed`)
  process.exitCode = clean === rounds ? 0 : 1
}
