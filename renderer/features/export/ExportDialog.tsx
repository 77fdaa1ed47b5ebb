import { useState } from 'react'
import { type SiteKind, siteKindNames, siteKinds } from '../../../shared/export/exportPlan.ts'
import type { SiteInfo } from '../../../shared/ipc/contract.ts'
import type { DirectiveForm } from '../../../shared/library/libraryConfig.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { bridge } from '../../bridge/bridge.ts'
import { useDocument } from '../../state/documentStore.ts'
import { closeExport, useExportOpen } from '../../state/exportStore.ts'
import { notify } from '../../state/noticeStore.ts'
import { useSiteRun } from '../../state/siteRunStore.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ChangeList } from './ChangeList.tsx'
import { ExportOutcome, Named } from './ExportOutcome.tsx'
import { countWork, type GroupKind, kindOf } from './exportGroups.ts'
import { PictureChoices } from './PictureChoices.tsx'
import { PostChoices } from './PostChoices.tsx'
import { RunningCommand, SiteCommands } from './SiteCommands.tsx'
import { type ExportPhase, type ExportState, useExport } from './useExport.ts'
import './ExportDialog.css'

const kinds: readonly { readonly value: SiteKind | 'auto'; readonly label: string }[] = [
  { value: 'auto', label: 'Automatic' },
  ...siteKinds.map((kind) => ({ value: kind, label: siteKindNames[kind] })),
]

const directives: readonly { readonly value: DirectiveForm; readonly label: string }[] = [
  { value: 'plain', label: 'Plain Markdown' },
  { value: 'native', label: 'Short codes' },
]

/** Export: where to, what would change, then what happened. Nothing is written before "Export now". */
export function ExportDialog() {
  return useExportOpen() ? <OpenExportDialog /> : null
}

function OpenExportDialog() {
  const state = useExport()
  const { phase } = state
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const setOne = (path: string, on: boolean): void => {
    setTicked((before) => new Set(on ? [...before, path] : [...before].filter((one) => one !== path)))
  }
  const plan = phase.kind === 'planned' ? phase.plan : null
  const agreed = plan?.items.filter(({ path }) => ticked.has(path)) ?? []
  const pathsOf = (kind: GroupKind): string[] => agreed.filter((item) => kindOf(item) === kind).map(({ path }) => path)
  const work = plan ? countWork(plan, ticked) : 0
  const isRunning = phase.kind === 'running'
  // before there is anything to write, the site may be looked at; and what runs there is always to be seen
  const siteRun = useSiteRun()
  const isWithSite = plan !== null && (work === 0 || siteRun?.folder === plan.siteFolder)
  const idleReason = reasonForIdle(phase, work)
  return (
    <DialogFrame title="Export" isOpen onClose={closeExport} isDismissable={!isRunning} size="large" footer={
      <>
        <p className="exportDialog-reason" id="export-reason" role="status">
          {isRunning ? `${phase.done.toLocaleString('en')} of ${phase.total.toLocaleString('en')} files` : idleReason}
        </p>
        {isRunning ? (
          <Button isDisabled={phase.isCancelling} onPress={state.cancel}>{phase.isCancelling ? 'Stopping…' : 'Cancel'}</Button>
        ) : phase.kind === 'done' ? (
          <>
            <Button onPress={state.planAgain}>Look again</Button>
            <Button look="primary" onPress={closeExport}>Done</Button>
          </>
        ) : (
          <Button look="primary" isDisabled={work === 0} aria-describedby="export-reason" onPress={() => void state.run(pathsOf('conflict'), pathsOf('offered'))}>Export now</Button>
        )}
      </>
    }>
      <div className="exportDialog">
        {phase.kind !== 'done' && !isRunning && <Choices state={state} />}
        {phase.kind === 'refused' && <p className="exportDialog-refused" role="alert">{phase.message}</p>}
        {(plan || phase.kind === 'planning') && <PostChoices posts={state.posts} leftOut={state.choice.leftOut} onChange={(leftOut) => state.change({ leftOut })} />}
        {phase.kind === 'planning' && (
          <div className="exportProgress">
            <p className="field-note" role="status">Looking at what would change…</p>
            {phase.total > 0 && <progress aria-label="Posts and pictures looked at" value={phase.done} max={phase.total} />}
          </div>
        )}
        {plan && (
          <>
            <ChangeList key={plan.id} plan={plan} ticked={ticked} onTick={setOne} />
            <Named title="Not exported" items={plan.skipped.map(({ post, reason }) => [post, reason])} />
            <Named title="Will not appear yet" items={plan.hidden.map(({ post, reason }) => [post, reason])} />
            <Named title="Worth a look" items={[...plan.notes.map((note) => ['', note] as const), ...plan.problems.map(({ post, line, message }) => [`${post}, line ${line}:`, message] as const)]} />
          </>
        )}
        {isRunning && <Progress phase={phase} />}
        {!(plan && isWithSite) && phase.kind !== 'done' && <RunningCommand />}
        {plan && isWithSite && <SiteCommands plan={plan} folder={state.choice.folder} />}
        {phase.kind === 'done' && <ExportOutcome report={phase.report} onShowFolder={() => void showFolder(phase.plan.id)} />}
        {phase.kind === 'done' && <SiteCommands plan={phase.plan} folder={state.choice.folder} />}
      </div>
    </DialogFrame>
  )
}

function Choices({ state }: { readonly state: ExportState }) {
  const { choice, site, change } = state
  const openPost = useDocument((documents) => documents.document?.path ?? null)
  return (
    <div className="exportChoices">
      <TextField
        label="Site folder"
        value={choice.folder}
        placeholder="The folder of your site"
        spellCheck={false}
        note={choice.folder === '' ? 'Choose the folder that your site is built from, or an empty one for a site of plain web pages.' : site && siteInWords(site)}
        onWrite={(typed) => {
          const folder = typed.trim()
          if (folder !== choice.folder) change({ folder })
          return folder
        }}
      >
        <button type="button" className="field-button" onClick={() => void state.chooseFolder()}>
          Choose…
        </button>
      </TextField>
      <div className="exportChoices-row">
        <Select label="Site kind" value={choice.target} options={kinds} onChange={(target) => change({ target })} />
        <Select
          label="Posts"
          value={choice.only === null ? 'all' : 'one'}
          options={[{ value: 'all', label: 'All posts' }, ...(openPost === null ? [] : [{ value: 'one' as const, label: 'Only this post' }])]}
          onChange={(scope) => change({ only: scope === 'one' ? openPost : null })}
        />
        <Select label="Directives" value={choice.directives} options={directives} onChange={(form) => change({ directives: form })} />
        <div className="exportChoices-drafts">
          <Checkbox label="Include drafts" checked={choice.includeDrafts} onChange={(includeDrafts) => change({ includeDrafts })} />
        </div>
      </div>
      <PictureChoices pictures={choice.pictures} onChange={(pictures) => change({ pictures })} />
    </div>
  )
}

function Progress({ phase }: { readonly phase: Extract<ExportPhase, { kind: 'running' }> }) {
  return (
    <div className="exportProgress">
      <progress aria-label="Export" {...(phase.total > 0 ? { value: phase.done, max: phase.total } : {})} />
      <p className="field-note">{phase.path === '' ? 'Starting…' : visibleText(phase.path)}</p>
    </div>
  )
}

function siteInWords({ detected, because }: SiteInfo): string {
  return detected === null ? 'No site generator’s files were found in this folder.' : `This is a ${siteKindNames[detected]} site: ${because}.`
}

/** Why "Export now" cannot be pressed, or what it will do. */
function reasonForIdle(phase: ExportPhase, work: number): string {
  if (phase.kind === 'choosing') return 'Choose a folder first.'
  if (phase.kind !== 'planned') return ''
  if (work > 0) return `${work.toLocaleString('en')} ${work === 1 ? 'file' : 'files'} to write or remove, as ${siteKindNames[phase.plan.target]}.`
  return phase.plan.items.some(({ action }) => action === 'conflict') ? 'Nothing to do, unless you overwrite a file above.' : 'Nothing to do: the site is up to date.'
}

async function showFolder(plan: string): Promise<void> {
  const result = await bridge.invoke('shell:showSite', { plan })
  if (!result.ok) notify({ kind: 'error', message: result.error.message })
}
