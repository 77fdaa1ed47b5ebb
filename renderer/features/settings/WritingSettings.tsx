import type { Settings } from '../../../shared/settings/settings.ts'
import { changeWriting, useSettings } from '../../state/settingsStore.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'

type Writing = Settings['writing']

const fonts: readonly { readonly value: Writing['font']; readonly label: string }[] = [
  { value: 'quattro', label: 'iA Writer Quattro' },
  { value: 'serif', label: 'Source Serif' },
  { value: 'sans', label: 'Inter' },
  { value: 'mono', label: 'The system’s monospace' },
]
const sizes = [13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28]
const widths = [
  { id: 'narrow', label: 'Narrow' },
  { id: 'medium', label: 'Medium' },
  { id: 'wide', label: 'Wide' },
  { id: 'full', label: 'Full' },
] as const
const focuses = [
  { id: 'off', label: 'Off' },
  { id: 'paragraph', label: 'Paragraph' },
  { id: 'sentence', label: 'Sentence' },
] as const
const keySets = [
  { id: 'standard', label: 'Standard' },
  { id: 'vim', label: 'Vim' },
  { id: 'emacs', label: 'Emacs' },
] as const

/** How the text looks and moves while it is written. */
export function WritingSettings() {
  const writing = useSettings((settings) => settings.writing)
  const set = (change: Partial<Writing>): void => changeWriting(() => change)
  const shown = sizes.includes(writing.size) ? sizes : [...sizes, writing.size].sort((a, b) => a - b)
  return (
    <section className="settings" aria-labelledby="settings-writing">
      <h3 id="settings-writing">Writing</h3>
      <div className="settings-pair">
        <Select label="Font" value={writing.font} options={fonts} onChange={(font) => set({ font })} />
        <Select label="Size of the text" value={String(writing.size)} options={shown.map((size) => ({ value: String(size), label: `${size} px` }))} onChange={(size) => set({ size: Number(size) })} />
      </div>
      <div className="settings-row">
        <span>Longest line</span>
        <SegmentedControl label="Longest line" value={writing.width} options={widths} onChange={(width) => set({ width })} />
      </div>
      <div className="settings-row">
        <span>Focus on</span>
        <SegmentedControl label="Focus on" value={writing.focus} options={focuses} onChange={(focus) => set({ focus })} />
      </div>
      <Switch label="Typewriter scrolling" note="The line that is written stays in the middle." checked={writing.typewriter} onChange={(typewriter) => set({ typewriter })} />
      <div className="settings-row">
        <span>Keys of</span>
        <SegmentedControl label="Keys of" value={writing.keys} options={keySets} onChange={(keys) => set({ keys })} />
      </div>
    </section>
  )
}
