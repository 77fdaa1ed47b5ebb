import { CircleAlert, CircleCheck, ExternalLink, Play, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ExportPlan } from '../../../shared/export/exportPlan.ts'
import type { RunKind } from '../../../shared/export/siteCommands/siteRun.ts'
import type { LastExport } from '../../../shared/library/libraryConfig.ts'
import { bridge } from '../../bridge/bridge.ts'
import { libraryStore } from '../../state/libraryStore.ts'
import { notify } from '../../state/noticeStore.ts'
import { type SiteRun, startSiteRun, stopSiteRun, useSiteRun } from '../../state/siteRunStore.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { openError } from './openError.ts'
import { RunOutput } from './RunOutput.tsx'
import './SiteCommands.css'

type Commands = Readonly<Record<RunKind, string>>

const labels: Readonly<Record<RunKind, { readonly field: string; readonly button: string }>> = {
  preview: { field: 'Preview command', button: 'Preview' },
  build: { field: 'Build command', button: 'Build' },
}

interface SiteCommandsProps {
  readonly plan: ExportPlan
  /** The site's folder as the author wrote it. */
  readonly folder: string
}

/** The site's own preview and build, and what they print. */
export function SiteCommands({ plan, folder }: SiteCommandsProps) {
  const [commands, setCommands] = useCommands(plan, folder)
  const run = useSiteRun()
  if (!commands) return null
  const change = (kind: RunKind, command: string): string => {
    if (command.trim() !== commands[kind]) setCommands({ ...commands, [kind]: command.trim() })
    return command.trim()
  }
  const isHtml = plan.target === 'html'
  return (
    <section className="siteCommands" aria-label="Your site">
      <h3>Your site</h3>
      {isHtml && (
        <div className="siteCommands-open">
          <p className="field-note">These pages open from disk: there is nothing to build.</p>
          <Button onPress={() => void openPages(plan.id)}>
            <ExternalLink size={15} aria-hidden />
            Open in browser
          </Button>
        </div>
      )}
      {!isHtml &&
        (['preview', 'build'] as const).map((kind) => (
          <TextField key={kind} label={labels[kind].field} value={commands[kind]} spellCheck={false} placeholder="None" onWrite={(command) => change(kind, command)}>
            <Button isDisabled={commands[kind] === ''} onPress={() => void startSiteRun(plan.id, plan.siteFolder, kind, commands[kind])}>
              <Play size={14} aria-hidden />
              {labels[kind].button}
            </Button>
          </TextField>
        ))}
      {run?.folder === plan.siteFolder && <RunPanel run={run} />}
    </section>
  )
}

/** What runs while the dialog shows no site: it can be seen and stopped at all times. */
export function RunningCommand() {
  const run = useSiteRun()
  if (run?.ending !== null) return null
  return (
    <section className="siteCommands" aria-label="Your site">
      <h3>Your site</h3>
      <RunPanel run={run} />
    </section>
  )
}

function RunPanel({ run }: { readonly run: SiteRun }) {
  const { id, command, ending, addresses, errors } = run
  const status = ending ? ending.text : id === null ? 'Waiting for your answer…' : `“${command}” is running…`
  const Icon = ending?.isGood === false ? CircleAlert : CircleCheck
  return (
    <>
      <div className="siteCommands-status">
        <p className={ending === null ? '' : ending.isGood ? 'siteCommands-good' : 'siteCommands-bad'}>
          {ending && <Icon size={16} aria-hidden />}
          <span role="status">{status}{ending?.advice ? ` ${ending.advice}` : ''}</span>
        </p>
        {ending === null && addresses.map((address, at) => (
          <Button key={address} onPress={() => void openAddress(id ?? '', at)}>
            <ExternalLink size={15} aria-hidden />
            Open {address} in browser
          </Button>
        ))}
        {ending === null && id !== null && (
          <Button onPress={() => void stopSiteRun()}>
            <Square size={13} aria-hidden />
            Stop
          </Button>
        )}
      </div>
      {errors.length > 0 && (
        <section className="exportNamed">
          <h3>
            Posts that it names <span>{errors.length}</span>
          </h3>
          <ul aria-label="Posts that it names">
            {errors.map(({ post, message }, at) => (
              <li key={at} className="siteCommands-error">
                <button type="button" className="field-button" onClick={() => void openError(id ?? '', at)}>Open {titleOf(post)}</button>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <RunOutput lines={run.lines} />
    </>
  )
}

/** What the author has set for this folder, else what is usual for it; null while that is looked up. */
function useCommands({ id, target }: ExportPlan, folder: string): readonly [Commands | null, (commands: Commands) => void] {
  const [commands, setCommands] = useState<Commands | null>(null)
  useEffect(() => {
    let isGone = false
    void bridge.invoke('site:commands', { plan: id }).then((result) => {
      if (isGone || !result.ok) return
      const own = lastExportTo(folder)
      setCommands({ preview: own?.preview ?? result.value.preview, build: own?.build ?? result.value.build })
    })
    return () => {
      isGone = true
    }
  }, [id, folder])
  return [
    commands,
    (changed) => {
      setCommands(changed)
      const { preview, build } = changed
      const set = lastExportTo(folder) ? { 'lastExport.preview': preview, 'lastExport.build': build } : { lastExport: { folder, target, preview, build } }
      void bridge.invoke('library:configure', { set }).then((result) => {
        if (!result.ok) notify({ kind: 'error', message: result.error.message })
      })
    },
  ]
}

function lastExportTo(folder: string): LastExport | null {
  const last = libraryStore.getState().library?.config.lastExport
  return last?.folder === folder ? last : null
}

function titleOf(path: string): string {
  return libraryStore.getState().library?.posts.find((post) => post.path === path)?.title ?? path
}

async function openAddress(run: string, address: number): Promise<void> {
  const result = await bridge.invoke('site:openAddress', { run, address })
  if (!result.ok) notify({ kind: 'error', message: result.error.message })
}

async function openPages(plan: string): Promise<void> {
  const result = await bridge.invoke('site:openPages', { plan })
  if (!result.ok) notify({ kind: 'error', message: result.error.message })
}
