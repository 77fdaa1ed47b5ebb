import { _electron } from '@playwright/test'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleIfStale } from './bundle.mjs'
import { ensureDebianPackages } from './debianPackages.mjs'
import { findElectron } from './electron-runtime.mjs'
import { rootArguments, runWithDisplay } from './launch.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const inside = process.argv.includes('--inside')

if (!inside) {
  if (!ensureDebianPackages()) process.exit(1)
  await bundleIfStale()
  process.exitCode = await runWithDisplay(process.execPath, [fileURLToPath(import.meta.url), '--inside'])
} else {
  for (const theme of ['light', 'dark']) await shoot(theme)
}

/** The main window on the sample library, as docs/ shows it. */
async function shoot(theme) {
  const library = join(await mkdtemp(join(tmpdir(), 'marquee-shot-')), 'Night Seats')
  await cp(join(root, 'build/samples'), library, { recursive: true })
  const userData = await mkdtemp(join(tmpdir(), 'marquee-shot-data-'))
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ theme }))
  const { executable } = await findElectron()
  const app = await _electron.launch({
    executablePath: executable,
    args: [...rootArguments(), `--user-data-dir=${userData}`, root, '--library', library, join(library, 'reviews/in-the-mood-for-love.md')],
    env: { ...process.env, TZ: 'Asia/Hong_Kong' },
  })
  const window = await app.firstWindow()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].setContentSize(1440, 900))
  await window.frameLocator('iframe[title="Preview"]').getByRole('heading', { level: 1 }).waitFor()
  await window.evaluate(() => document.fonts.ready)
  await new Promise((later) => setTimeout(later, 800))
  await window.screenshot({ path: join(root, `docs/main-${theme}.jpg`), type: 'jpeg', quality: 88 })
  await app.close()
  await rm(userData, { recursive: true, force: true })
  await rm(join(library, '..'), { recursive: true, force: true })
}
