import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Takes out the stand-in for Electron's default app, which the Electron from the npm registry brings (electron-runtime.mjs). */
export default async function afterPack({ appOutDir, electronPlatformName }) {
  if (electronPlatformName === 'linux') await rm(join(appOutDir, 'resources/app'), { recursive: true, force: true })
}
