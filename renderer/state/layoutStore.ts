import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** How the window is arranged right now; what should outlast the window is in the settings. */
export interface Layout {
  /** Everything but the text is hidden. */
  readonly zen: boolean
  /** Panels that lie over the text in a narrow window; a wide window shows them by the settings. */
  readonly drawer: 'posts' | 'details' | null
  readonly windowWidth: number
  /** The theme that shows, whoever chose it. */
  readonly isDark: boolean
  /** A section of Details that was asked for (`checks`); `asked` counts, so that asking twice shows it twice. */
  readonly section: { readonly id: string; readonly asked: number } | null
}

/** Below this width Details is a drawer. */
export const detailsDrawerBelow = 1100
/** Below this width posts are a drawer too, and there is room for the text or the preview, not both. */
export const postsDrawerBelow = 800

export const layoutStore = createStore<Layout>(() => ({ zen: false, drawer: null, windowWidth: 1440, isDark: false, section: null }))

export const useLayout = <T>(selector: (layout: Layout) => T): T => useStore(layoutStore, selector)

/** Follows the window's width; a drawer that has room as a panel again closes. Returns the way to stop. */
export function followWindowWidth(): () => void {
  const measure = (): void => {
    const windowWidth = window.innerWidth
    const { drawer } = layoutStore.getState()
    const hasRoom = drawer !== null && windowWidth >= (drawer === 'details' ? detailsDrawerBelow : postsDrawerBelow)
    layoutStore.setState({ windowWidth, ...(hasRoom ? { drawer: null } : {}) })
  }
  measure()
  window.addEventListener('resize', measure)
  return () => window.removeEventListener('resize', measure)
}

/** What was asked for is on screen: Details that open later begin at their top. */
export function sectionShown(): void {
  layoutStore.setState({ section: null })
}

/** Asks Details to show one of its sections; the panel itself is opened by whoever asks. */
export function askForSection(id: string): void {
  layoutStore.setState(({ section }) => ({ section: { id, asked: (section?.asked ?? 0) + 1 } }))
}
