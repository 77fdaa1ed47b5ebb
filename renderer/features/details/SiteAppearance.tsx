import { CalendarClock, EyeOff, Globe } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import { bridge } from '../../bridge/bridge.ts'
import { useExportOpen } from '../../state/exportStore.ts'
import { useLibraryConfig, useOpenPost } from './useFields.ts'

type Shown = Output<'site:appearance'>

const icons = { shown: Globe, waiting: CalendarClock, hidden: EyeOff }
const pauseMs = 500
/** Main loads the export's code for the first answer, which is not to fall into the start of the window. */
const firstPauseMs = 2000
let hasAsked = false
/** Dates pass by while nothing is typed, and settings of the site change elsewhere. */
const refreshMs = 30_000

/** What the site of the last export makes of the post as it is now; nothing where there is no such site. */
export function SiteAppearance() {
  const shown = useAppearance()
  if (!shown) return null
  const Icon = icons[shown.state]
  return (
    <div className="field siteAppearance" role="group" aria-label="On the site">
      <span className="field-label">On the site</span>
      <p className={`siteAppearance-${shown.state}`} title={shown.folder}>
        <Icon size={15} aria-hidden />
        <span>{shown.text}</span>
      </p>
    </div>
  )
}

/** Asked for again after each pause, as a site's settings and its clock go on by themselves. */
function useAppearance(): Shown {
  const { path, head } = useOpenPost()
  const last = useLibraryConfig()?.lastExport ?? null
  const isExporting = useExportOpen()
  const [shown, setShown] = useState<Shown>(null)
  const site = last && `${last.target} ${last.folder}`
  useEffect(() => {
    if (site === null) return setShown(null)
    let isGone = false
    const ask = (): void => {
      hasAsked = true
      void bridge.invoke('site:appearance', { post: path, head }).then((result) => {
        if (!isGone) setShown(result.ok ? result.value : null)
      })
    }
    const pause = setTimeout(ask, hasAsked ? pauseMs : firstPauseMs)
    const refresh = setInterval(ask, refreshMs)
    window.addEventListener('focus', ask)
    return () => {
      isGone = true
      clearTimeout(pause)
      clearInterval(refresh)
      window.removeEventListener('focus', ask)
    }
  }, [path, head, site, isExporting])
  return shown
}
