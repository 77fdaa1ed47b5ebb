import { build, Platform } from 'electron-builder'
import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'
import { ensureDebianPackages } from './debianPackages.mjs'
import { findElectron } from './electron-runtime.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const debian7zip = '/usr/bin/7za'

// Debian's 7-Zip packs the tar.gz where electron-builder cannot download its own
if (process.platform === 'linux') ensureDebianPackages(['p7zip-full'])
if (existsSync(debian7zip)) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= debian7zip
// the highest level takes minutes more for a few per cent
process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '5'

await bundle()
const electron = await findElectron()
await rm(join(root, 'release'), { recursive: true, force: true })
// Without arguments: what the tests start and a tar.gz. The installers of electron-builder.yml are asked for by name.
const asked = process.argv.slice(2)
const files = await build({
  projectDir: root,
  targets: process.platform === 'linux' ? Platform.LINUX.createTarget(asked.length > 0 ? asked : ['dir', 'tar.gz']) : Platform.current().createTarget(asked.length > 0 ? asked : ['dir']),
  config: { extends: 'build/electron-builder.yml', electronDist: electron.folder, electronVersion: electron.version },
  publish: 'never',
})
for (const file of files) console.log(`${file} ${((await stat(file)).size / 1e6).toFixed(1)} MB`)
