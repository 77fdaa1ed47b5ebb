import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { defaultSettings, type Settings } from '../../shared/settings/settings.ts'
import { bridge } from '../bridge/bridge.ts'

/** The app's settings, mirrored from main; `changeSettings` is the only writer. */
export const settingsStore = createStore<Settings>(() => defaultSettings)

export const useSettings = <T>(selector: (settings: Settings) => T): T => useStore(settingsStore, selector)

/** Changes some of the writing settings. */
export function changeWriting(make: (writing: Settings['writing']) => Partial<Settings['writing']>): void {
  const { writing } = settingsStore.getState()
  changeSettings({ writing: { ...writing, ...make(writing) } })
}

/** Shows the change at once and has main keep it. */
export function changeSettings(change: Partial<Settings>): void {
  settingsStore.setState(change)
  void bridge.invoke('settings:change', change)
}
