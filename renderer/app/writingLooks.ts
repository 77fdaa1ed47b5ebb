import type { Settings } from '../../shared/settings/settings.ts'
import { settingsStore } from '../state/settingsStore.ts'

const fonts = { quattro: 'var(--write)', serif: 'var(--read)', sans: 'var(--ui)', mono: 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace' } as const
/** Longest line in sizes of the font: about 55, 70 and 90 letters of Latin text, half as many of Chinese. */
const widths = { narrow: 32, medium: 40, wide: 52, full: 1000 } as const

/** Keeps the text's font, size and width as they are set. Returns the way to stop. */
export function followWritingLooks(): () => void {
  apply(settingsStore.getState().writing)
  return settingsStore.subscribe(({ writing }, before) => {
    if (writing !== before.writing) apply(writing)
  })
}

function apply({ font, size, width }: Settings['writing']): void {
  const { style } = document.documentElement
  style.setProperty('--write-font', fonts[font])
  style.setProperty('--write-size', `${size}px`)
  style.setProperty('--write-measure', `${size * widths[width]}px`)
}
