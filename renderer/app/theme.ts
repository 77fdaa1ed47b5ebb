import { layoutStore } from '../state/layoutStore.ts'
import { settingsStore } from '../state/settingsStore.ts'

/** Keeps the page in the theme that is set, or in the system's where none is. Returns the way to stop. */
export function followTheme(): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const apply = (): void => {
    const { theme } = settingsStore.getState()
    const isDark = theme === 'dark' || (theme === 'system' && system.matches)
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    layoutStore.setState({ isDark })
  }
  apply()
  system.addEventListener('change', apply)
  const stop = settingsStore.subscribe((now, before) => {
    if (now.theme !== before.theme) apply()
  })
  return () => {
    system.removeEventListener('change', apply)
    stop()
  }
}
