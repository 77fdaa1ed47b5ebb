import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { hasDisplay } from './launch.mjs'

/** What a window links to. */
const libraries = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'libnotify4', 'libsecret-1-0']
/** A display, for machines without one. */
const display = ['xvfb', 'xauth']
/** Without them Chinese text and emoji show as boxes. */
const fonts = ['fonts-noto-cjk', 'fonts-noto-color-emoji']

/**
 * Makes sure that the Debian packages which a window needs are there: installs what is missing as root, else prints the one line to type.
 * Does nothing where there is no dpkg (other systems bring these with their desktop).
 * @param {readonly string[]} [wanted] packages that are good to have: their absence is no reason to stop
 * @returns {boolean} false where something that a window cannot do without is missing still
 */
export function ensureDebianPackages(wanted = []) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return true
  const needed = missingPackages([...libraries, ...(hasDisplay() ? [] : display)])
  const missing = [...needed, ...missingPackages([...fonts, ...wanted])]
  if (missing.length === 0) return true
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) {
    process.stderr.write(`${needed.length > 0 ? 'Marquee needs' : 'Good to have are'} some Debian packages. Type: sudo ${line}\n`)
    return needed.length === 0
  }
  process.stderr.write(`Installing Debian packages: ${missing.join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const done = spawnSync('sh', ['-c', `${line} -qq`], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.status === 0) return true
  process.stderr.write(`That did not work. Type: ${line}\n`)
  return needed.length === 0
}

/** A package counts as there also under its Debian 13 name (`libgtk-3-0t64`), or on a system that has it by another way. */
function missingPackages(names) {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n'], { encoding: 'utf8', maxBuffer: 64 << 20 })
  const installed = new Set(query.stdout.split('\n').filter((line) => line.endsWith(' installed')).map((line) => line.split(' ')[0]))
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))
}
