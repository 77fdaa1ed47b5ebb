import { useEffect, useRef, useState } from 'react'
import { type ExportPlan, type ExportReport, type SiteKind, siteKinds } from '../../../shared/export/exportPlan.ts'
import type { SiteInfo } from '../../../shared/ipc/contract.ts'
import type { DirectiveForm } from '../../../shared/library/libraryConfig.ts'
import { defaultPictureOptions, type PictureOptions } from '../../../shared/library/pictureOptions.ts'
import type { PostPath } from '../../../shared/post/postPath.ts'
import { bridge } from '../../bridge/bridge.ts'
import { saveTyped } from '../../session/activeDocument.ts'
import { type PostWork, postsOf } from './exportGroups.ts'
import { libraryStore } from '../../state/libraryStore.ts'

export interface ExportChoice {
  readonly folder: string
  readonly target: SiteKind | 'auto'
  readonly includeDrafts: boolean
  /** The one post to export, null for all. */
  readonly only: PostPath | null
  /** Posts that are to stay as they are on the site. */
  readonly leftOut: ReadonlySet<PostPath>
  readonly pictures: PictureOptions
  readonly directives: DirectiveForm
}

/** How far the dialog has come. Nothing is written before `running`. */
export type ExportPhase =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'planning'; readonly done: number; readonly total: number }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'planned'; readonly plan: ExportPlan }
  | { readonly kind: 'running'; readonly plan: ExportPlan; readonly done: number; readonly total: number; readonly path: string; readonly isCancelling: boolean }
  | { readonly kind: 'done'; readonly plan: ExportPlan; readonly report: ExportReport }

export interface ExportState {
  readonly choice: ExportChoice
  readonly site: SiteInfo | null
  readonly phase: ExportPhase
  /** The posts that there is something to do about, left out or not. */
  readonly posts: readonly PostWork[]
  readonly change: (change: Partial<ExportChoice>) => void
  readonly chooseFolder: () => Promise<void>
  readonly run: (overwrite: readonly string[], offered: readonly string[]) => Promise<void>
  readonly cancel: () => void
  /** Looks again at what would change. */
  readonly planAgain: () => void
}

/** The Export dialog's state: plans whenever a choice changes, runs when told to. */
export function useExport(): ExportState {
  const [choice, setChoice] = useState<ExportChoice>(firstChoice)
  const [site, setSite] = useState<SiteInfo | null>(null)
  const [phase, setPhase] = useState<ExportPhase>({ kind: choice.folder === '' ? 'choosing' : 'planning', done: 0, total: 0 })
  const [posts, setPosts] = useState<readonly PostWork[]>([])
  const latest = useRef(0)

  const plan = async (wanted: ExportChoice): Promise<void> => {
    const own = ++latest.current
    const isStale = (): boolean => own !== latest.current
    if (wanted.folder.trim() === '') {
      setSite(null)
      setPhase({ kind: 'choosing' })
      return
    }
    setPhase({ kind: 'planning', done: 0, total: 0 })
    const inspected = await bridge.invoke('site:inspect', { folder: wanted.folder })
    if (isStale()) return
    setSite(inspected.ok ? inspected.value : null)
    if (!inspected.ok) return setPhase({ kind: 'refused', message: inspected.error.message })
    // What is exported is what is on disk, so the open post goes there first.
    if (!(await saveTyped())) return isStale() ? undefined : setPhase({ kind: 'refused', message: 'The open post could not be saved, so nothing can be exported yet. The status bar says why.' })
    if (isStale()) return
    const planned = await bridge.invoke('export:plan', { folder: wanted.folder, target: wanted.target, includeDrafts: wanted.includeDrafts, only: wanted.only === null ? null : [wanted.only], except: [...wanted.leftOut], pictures: toPlain(wanted.pictures), directives: wanted.directives })
    if (isStale()) return
    setPhase(planned.ok ? { kind: 'planned', plan: planned.value } : { kind: 'refused', message: planned.error.message })
    setPosts((before) => (planned.ok ? postsOf(planned.value, wanted.leftOut, before) : []))
  }
  const start = useRef(plan)
  useEffect(() => {
    void start.current(firstChoice())
    const counter = latest
    // An answer that comes after the dialog has closed is for nobody.
    return () => {
      counter.current++
      void bridge.invoke('export:cancelPlan', {})
    }
  }, [])
  useEffect(
    () =>
      bridge.subscribe('export:progress', (progress) =>
        setPhase((now) => (now.kind === 'running' && now.plan.id === progress.plan ? { ...now, done: progress.done, total: progress.total, path: progress.path } : now)),
      ),
    [],
  )
  useEffect(() => bridge.subscribe('export:planning', ({ done, total }) => setPhase((now) => (now.kind === 'planning' ? { kind: 'planning', done, total } : now))), [])
  const change = (part: Partial<ExportChoice>): void => {
    // who was left out of one list of changes is not of another; ticking one leaves the list where it is
    if (!part.leftOut) setPosts([])
    const next = { ...choice, leftOut: new Set<PostPath>(), ...part }
    setChoice(next)
    void plan(next)
  }
  return {
    choice,
    site,
    phase,
    posts,
    change,
    chooseFolder: async () => {
      const chosen = await bridge.invoke('site:choose', {})
      if (!chosen.ok) setPhase({ kind: 'refused', message: chosen.error.message })
      else if (chosen.value) change({ folder: chosen.value.folder })
    },
    run: async (overwrite, offered) => {
      if (phase.kind !== 'planned') return
      const { plan: agreed } = phase
      setPhase({ kind: 'running', plan: agreed, done: 0, total: 0, path: '', isCancelling: false })
      const result = await bridge.invoke('export:run', { plan: agreed.id, overwrite: [...overwrite], offered: [...offered] })
      if (!result.ok) return setPhase({ kind: 'refused', message: result.error.message })
      setPhase({ kind: 'done', plan: agreed, report: result.value })
      remember(choice)
    },
    cancel: () => {
      if (phase.kind !== 'running') return
      setPhase({ ...phase, isCancelling: true })
      void bridge.invoke('export:cancel', { plan: phase.plan.id })
    },
    planAgain: () => void plan(choice),
  }
}

function firstChoice(): ExportChoice {
  const config = libraryStore.getState().library?.config
  const last = config?.lastExport
  const target = siteKinds.find((kind) => kind === last?.target) ?? 'auto'
  return { folder: last?.folder ?? '', target, includeDrafts: false, only: null, leftOut: new Set(), pictures: config?.pictures ?? defaultPictureOptions, directives: config?.directives ?? 'plain' }
}

function toPlain({ keepsMetadata, widths, formats }: PictureOptions) {
  return { keepsMetadata, widths: [...widths], formats: [...formats] }
}

/** Keeps folder, kind and what becomes of pictures and directives for the next time, in the library's own file, and only where they are new. */
function remember({ folder, target, pictures, directives }: ExportChoice): void {
  const config = libraryStore.getState().library?.config
  const last = config?.lastExport
  const { keepsMetadata, widths, formats } = toPlain(pictures)
  const set = {
    ...(last?.folder !== folder || last.target !== target ? { lastExport: { folder, target } } : {}),
    ...(config && JSON.stringify(toPlain(config.pictures)) !== JSON.stringify(toPlain(pictures)) ? { pictures: { metadata: keepsMetadata ? 'keep' : 'remove', widths, formats } } : {}),
    ...(config && config.directives !== directives ? { directives } : {}),
  }
  if (Object.keys(set).length > 0) void bridge.invoke('library:configure', { set })
}
