import { closeDialog, useDialog } from '../../state/dialogStore.ts'
import { useLibrary } from '../../state/libraryStore.ts'
import { changeSettings, useSettings } from '../../state/settingsStore.ts'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { LibrarySettings } from './LibrarySettings.tsx'
import { SpellingSettings } from './SpellingSettings.tsx'
import { WritingSettings } from './WritingSettings.tsx'
import './SettingsDialog.css'

const themes = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const
const zooms = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** What can be set about the app, and about the open library. Everything takes effect at once. */
export function SettingsDialog() {
  const isOpen = useDialog((dialog) => dialog?.kind === 'settings')
  const library = useLibrary((found) => found)
  return (
    <DialogFrame title="Settings" isOpen={isOpen} onClose={closeDialog}>
      <AppSettings />
      <WritingSettings />
      <SpellingSettings />
      {library && <LibrarySettings library={library} />}
    </DialogFrame>
  )
}

function AppSettings() {
  const theme = useSettings((settings) => settings.theme)
  const autosave = useSettings((settings) => settings.autosave)
  const zoom = useSettings((settings) => settings.zoom)
  const shown = zooms.includes(zoom) ? zooms : [...zooms, zoom].sort((a, b) => a - b)
  return (
    <section className="settings" aria-labelledby="settings-app">
      <h3 id="settings-app">Marquee</h3>
      <div className="settings-row">
        <span id="settings-theme">Theme</span>
        <SegmentedControl label="Theme" value={theme} options={themes} onChange={(chosen) => changeSettings({ theme: chosen })} />
      </div>
      <div className="settings-row">
        <span>Size of everything</span>
        <Select
          bare
          label="Size of everything"
          value={String(zoom)}
          options={shown.map((factor) => ({ value: String(factor), label: `${Math.round(factor * 100)} %` }))}
          onChange={(factor) => changeSettings({ zoom: Number(factor) })}
        />
      </div>
      <Switch
        label="Save while writing"
        note="A moment after typing rests. Off: only by Save, and when leaving a post."
        checked={autosave}
        onChange={(on) => changeSettings({ autosave: on })}
      />
    </section>
  )
}
