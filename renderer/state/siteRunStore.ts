import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { RunEnding, RunKind, RunNews } from '../../shared/export/siteCommands/siteRun.ts'
import { bridge } from '../bridge/bridge.ts'

/** A command that the author has had run in a site's folder: it goes on while the dialog is closed. */
export interface SiteRun {
  /** null until main has started it: it may be asking the author. */
  readonly id: string | null
  readonly kind: RunKind
  readonly command: string
  readonly folder: string
  readonly lines: readonly OutputLine[]
  readonly addresses: readonly string[]
  readonly errors: RunNews['errors']
  /** null while it runs. */
  readonly ending: RunEnding | null
}

export interface OutputLine {
  /** From the beginning of the output. */
  readonly number: number
  readonly text: string
}

const mostLines = 1000

interface SiteRunState {
  readonly run: SiteRun | null
  /** What runs while the author is asked about another one, and goes on where they say no. */
  readonly before: SiteRun | null
}

const siteRunStore = createStore<SiteRunState>(() => ({ run: null, before: null }))

export const useSiteRun = (): SiteRun | null => useStore(siteRunStore, (state) => state.run)

let isListening = false

/** Has main run a command in the site folder of a plan, which asks the author where they have not agreed to it yet. */
export async function startSiteRun(plan: string, folder: string, kind: RunKind, command: string): Promise<void> {
  const { run: now } = siteRunStore.getState()
  if (now?.id === null && now.ending === null) return
  if (!isListening) bridge.subscribe('site:news', takeNews)
  isListening = true
  const started: SiteRun = { id: null, kind, command, folder, lines: [], addresses: [], errors: [], ending: null }
  siteRunStore.setState(({ run }) => ({ run: started, before: run?.ending === null ? run : null }))
  const result = await bridge.invoke('site:run', { plan, kind, command })
  if (siteRunStore.getState().run !== started) return
  const { before } = siteRunStore.getState()
  const ended = (text: string, isGood: boolean): void => siteRunStore.setState({ run: { ...started, ending: { text, isGood, advice: null } }, before: null })
  if (!result.ok) ended(result.error.message, false)
  else if (result.value.run !== null) siteRunStore.setState({ run: { ...started, id: result.value.run }, before: null })
  else if (before?.ending === null) siteRunStore.setState({ run: before, before: null })
  else ended('Nothing was run.', true)
}

export async function stopSiteRun(): Promise<void> {
  const id = siteRunStore.getState().run?.id
  if (id) await bridge.invoke('site:stop', { run: id })
}

function takeNews({ run: id, from, lines, addresses, errors, ending }: RunNews): void {
  const added = lines.map((text, at) => ({ number: from + at, text }))
  const change = (run: SiteRun | null): SiteRun | null => (run?.id === id ? { ...run, lines: [...run.lines, ...added].slice(-mostLines), addresses, errors, ending } : run)
  siteRunStore.setState(({ run, before }) => ({ run: change(run), before: change(before) }))
}
