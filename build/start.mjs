import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleIfStale } from './bundle.mjs'
import { ensureDebianPackages } from './debianPackages.mjs'
import { findElectron } from './electron-runtime.mjs'
import { rootArguments, runWithDisplay } from './launch.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')

if (!ensureDebianPackages()) process.exit(1)
await bundleIfStale()
const electron = await findElectron()
console.log(`Electron ${electron.version}: ${electron.why}`)
process.exitCode = await runWithDisplay(electron.executable, [...rootArguments(), root, ...process.argv.slice(2)])
