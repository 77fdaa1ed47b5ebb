import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { readJsonFile, writeJsonFile } from '../../../../electron/files/jsonFile.ts'
import { temporaryFolder } from '../temporaryFolder.ts'

const Schema = z.object({ size: z.number() })

it('reads back what it wrote, in a folder that it makes', async () => {
  const file = join(await temporaryFolder(), 'deep/er/a.json')
  await writeJsonFile(file, { size: 3 })
  expect(await readJsonFile(file, Schema, { size: 1 })).toEqual({ size: 3 })
})

it.each([['missing', null], ['cut off', '{"size": '], ['of another kind', '{"size": "big"}'], ['empty', '']])('answers the fallback for a file that is %s', async (_, content) => {
  const folder = await temporaryFolder(content === null ? {} : { 'a.json': content })
  expect(await readJsonFile(join(folder, 'a.json'), Schema, { size: 1 })).toEqual({ size: 1 })
})
