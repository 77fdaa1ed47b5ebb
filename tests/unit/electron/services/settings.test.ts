import { expect, it } from 'vitest'
import { requests } from '../../../../shared/ipc/contract.ts'
import { SettingsService } from '../../../../electron/services/settingsService.ts'
import { putFiles, temporaryFolder } from '../temporaryFolder.ts'

it('changes one setting and keeps all the others', async () => {
  const settings = new SettingsService(await temporaryFolder())
  const change = async (input: unknown) => settings.change(requests['settings:change'].input.parse(input))
  await change({ theme: 'dark', zoom: 1.5 })
  await change({ autosave: false })
  expect(await change({ view: 'read' })).toMatchObject({ theme: 'dark', zoom: 1.5, autosave: false, view: 'read' })
  expect(await settings.read()).toMatchObject({ theme: 'dark', zoom: 1.5, autosave: false, view: 'read' })
})

it('takes changes that come at the same time one after another', async () => {
  const settings = new SettingsService(await temporaryFolder())
  await Promise.all([settings.change({ theme: 'light' }), settings.change({ zoom: 2 }), settings.change({ autosave: false })])
  expect(await settings.read()).toMatchObject({ theme: 'light', zoom: 2, autosave: false })
})

it('falls back to the defaults where the file is damaged, and remembers the last libraries first', async () => {
  const folder = await temporaryFolder()
  await putFiles(folder, { 'settings.json': '{"zoom": "big"}', 'recent.json': '[{}]' })
  const settings = new SettingsService(folder)
  expect(await settings.read()).toMatchObject({ theme: 'system', zoom: 1 })
  await settings.remember({ id: 'a', folder: '/a', title: 'A' }, null)
  await settings.remember({ id: 'b', folder: '/b', title: 'B' }, null)
  await settings.remember({ id: 'a', folder: '/a', title: 'A2' }, null)
  expect(await settings.recent()).toEqual([{ id: 'a', folder: '/a', title: 'A2' }, { id: 'b', folder: '/b', title: 'B' }])
})
