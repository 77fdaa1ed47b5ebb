import type { Settings } from '../../shared/settings/settings.ts'
import { detailsDrawerBelow, type Layout, postsDrawerBelow } from '../state/layoutStore.ts'

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
