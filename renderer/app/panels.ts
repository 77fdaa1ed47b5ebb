import { detailsDrawerBelow, layoutStore, postsDrawerBelow } from '../state/layoutStore.ts'
import { changeSettings, settingsStore } from '../state/settingsStore.ts'
import { shownPanels } from './shownPanels.ts'

/** Shows or hides a side panel, or the drawer that it is in a narrow window. Whoever asks for a panel in Zen wants out of Zen. */
export function togglePanel(panel: 'posts' | 'details', wanted?: boolean): void {
  const settings = settingsStore.getState()
  const layout = layoutStore.getState()
  const isShown = shownPanels(settings, layout)[panel] !== null
  const show = wanted ?? !isShown
  if (layout.zen) layoutStore.setState({ zen: false })
  if (show === isShown) return
  if (layout.windowWidth < (panel === 'posts' ? postsDrawerBelow : detailsDrawerBelow)) layoutStore.setState({ drawer: show ? panel : null })
  else changeSettings({ panels: { ...settings.panels, [panel]: show } })
}

/** Shows or hides the preview; where there is room for one only, text and preview change places. */
export function togglePreview(): void {
  const { view } = shownPanels(settingsStore.getState(), layoutStore.getState())
  const roomForBoth = layoutStore.getState().windowWidth >= postsDrawerBelow
  layoutStore.setState({ zen: false })
  changeSettings({ view: view === 'write' ? (roomForBoth ? 'both' : 'read') : 'write' })
}
