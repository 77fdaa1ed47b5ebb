import { execFileSync } from 'node:child_process'
import { truncate } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { postSizeLimit, readRegularFile } from '../../../../electron/files/readRegularFile.ts'
import { readConfig } from '../../../../electron/services/libraryConfigFile.ts'
import { readPostText } from '../../../../electron/services/postReader.ts'
import { temporaryFolder } from '../temporaryFolder.ts'

const invalid = { appError: { code: 'invalid' } }

describe('readRegularFile', () => {
  it('reads a file', async () => {
    const root = await temporaryFolder({ 'a.md': 'text' })
    expect((await readRegularFile(join(root, 'a.md'))).toString()).toBe('text')
    await expect(readRegularFile(join(root, 'b.md'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('refuses a folder, and what is larger than 64 MB, without reading it', async () => {
    const root = await temporaryFolder({ 'a.md': 'text', 'folder.md/b.md': '' })
    await expect(readRegularFile(join(root, 'folder.md'))).rejects.toMatchObject(invalid)
    await truncate(join(root, 'a.md'), postSizeLimit + 1)
    await expect(readRegularFile(join(root, 'a.md'))).rejects.toMatchObject({ appError: { code: 'too-large' } })
    await expect(readPostText(root, 'a.md')).rejects.toMatchObject({ appError: { code: 'too-large' } })
  })

  it.skipIf(process.platform === 'win32')('waits for no pipe, socket or device', async () => {
    const root = await temporaryFolder({ '.marquee/x': '' })
    execFileSync('mkfifo', [join(root, 'pipe.md'), join(root, '.marquee/library.yaml')])
    await expect(readRegularFile(join(root, 'pipe.md'))).rejects.toMatchObject(invalid)
    await expect(readPostText(root, 'pipe.md')).rejects.toMatchObject(invalid)
    await expect(readRegularFile('/dev/zero')).rejects.toMatchObject(invalid)
    expect((await readConfig(root, 'UTC')).problems).toHaveLength(1)
    const server = createServer()
    await new Promise<void>((listening) => void server.listen(join(root, 's.md'), listening))
    await expect(readRegularFile(join(root, 's.md'))).rejects.toMatchObject(invalid)
    await new Promise((closed) => void server.close(closed))
  })
})
