import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What a bare Debian lacks for an Electron window: the display, the libraries it links to, fonts for Chinese and emoji. */
const packages = [
  'xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'libnotify4', 'libsecret-1-0',
  'fonts-noto-cjk', 'fonts-noto-color-emoji',
]

/**
 * Makes sure that the Debian packages are there: installs what is missing as root, else prints the one line to type.
 * Does nothing where there is no dpkg (other systems bring these with their desktop).
 * @param {readonly string[]} [more] packages needed beside the window's own
 * @returns {boolean} false where something is missing still
 */
export function ensureDebianPackages(more = []) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return true
  const missing = missingPackages([...packages, ...more])
  if (missing.length === 0) return true
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) {
    process.stderr.write(`Marquee needs some Debian packages. Type: sudo ${line}\n`)
    return false
  }
  process.stderr.write(`Installing what the window needs: ${missing.join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const done = spawnSync('sh', ['-c', `${line} -qq`], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.status === 0) return true
  process.stderr.write(`That did not work. Type: ${line}\n`)
  return false
}

/** A package counts as there also under its Debian 13 name (`libgtk-3-0t64`), or on a system that has it by another way. */
function missingPackages(names) {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n'], { encoding: 'utf8', maxBuffer: 64 << 20 })
  const installed = new Set(query.stdout.split('\n').filter((line) => line.endsWith(' installed')).map((line) => line.split(' ')[0]))
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))
}
