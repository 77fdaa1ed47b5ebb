import { detailsDrawerBelow, type Layout, layoutStore, postsDrawerBelow } from '../state/layoutStore.ts'
import { changeSettings, settingsStore } from '../state/settingsStore.ts'
import type { Settings } from '../../shared/settings/settings.ts'

/** What of the window shows, as the settings, its width and Zen have it. */
export interface ShownPanels {
  readonly posts: 'panel' | 'drawer' | null
  readonly details: 'panel' | 'drawer' | null
  readonly view: Settings['view']
}

/** In a narrow window a panel is a drawer, shown when it is asked for; the narrowest has no room for text beside preview. */
export function shownPanels(settings: Pick<Settings, 'panels' | 'view'>, layout: Pick<Layout, 'zen' | 'drawer' | 'windowWidth'>): ShownPanels {
  const { zen, drawer, windowWidth } = layout
  if (zen) return { posts: null, details: null, view: 'write' }
  const show = (panel: 'posts' | 'details', below: number): 'panel' | 'drawer' | null => {
    if (windowWidth < below) return drawer === panel ? 'drawer' : null
    return settings.panels[panel] ? 'panel' : null
  }
  return {
    posts: show('posts', postsDrawerBelow),
    details: show('details', detailsDrawerBelow),
    view: windowWidth < postsDrawerBelow && settings.view === 'both' ? 'write' : settings.view,
  }
}

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
