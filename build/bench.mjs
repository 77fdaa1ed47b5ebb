import { build } from 'esbuild'
import { readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleIfStale } from './bundle.mjs'
import { ensureDebianPackages } from './debianPackages.mjs'
import { findElectron } from './electron-runtime.mjs'
import { runWithDisplay } from './launch.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const benches = join(root, 'tests/bench')

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' }, inside: { type: 'boolean' } } })
const known = (await readdir(benches)).filter((name) => name.endsWith('.bench.ts')).map((name) => name.slice(0, -'.bench.ts'.length))
const unknown = positionals.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${known.join(', ')}`)
  process.exit(2)
}

if (!values.inside) {
  if (!ensureDebianPackages()) process.exit(1)
  await bundleIfStale()
  const { executable } = await findElectron()
  process.exitCode = await runWithDisplay(process.execPath, [fileURLToPath(import.meta.url), '--inside', ...process.argv.slice(2)], {
    env: { ...process.env, MARQUEE_ELECTRON: executable },
  })
} else {
  const figures = {}
  for (const name of positionals.length > 0 ? positionals : known) {
    const outfile = join(root, `test-results/bench/${name}.mjs`)
    await build({ entryPoints: [join(benches, `${name}.bench.ts`)], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' })
    const { run } = await import(pathToFileURL(outfile).href)
    figures[name] = await run(root)
    console.log(`\n${name}`)
    console.table(figures[name])
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
}
