import { CircleAlert, Play } from 'lucide-react'
import { saveNow } from '../../session/activeDocument.ts'
import { requestCommand } from '../../state/commandRequests.ts'
import { type DocumentFacts, useDocument } from '../../state/documentStore.ts'
import { useLibrary } from '../../state/libraryStore.ts'
import { useSiteRun } from '../../state/siteRunStore.ts'
import { lengthWords, readingWords } from './lengthWords.ts'
import { saveTime, saveWords } from './saveWords.ts'
import './StatusBar.css'

/** The foot of the window: whether everything is saved, how long the post is, what is wrong with it, where it goes. */
export function StatusBar({ onShowChecks }: { readonly onShowChecks: () => void }) {
  const document = useDocument((state) => state.document)
  const lastExport = useLibrary((library) => library?.config.lastExport ?? null)
  const isRunning = useSiteRun()?.ending === null
  return (
    <footer className="statusBar">
      <div className="statusBar-side">
        <SaveStatus document={document} />
        {document && <Counts document={document} />}
      </div>
      <div className="statusBar-side statusBar-end">
        {document && <ProblemCount count={document.problems.length} onPress={onShowChecks} />}
        {document?.readOnly && <span>Read-only file</span>}
        {document && document.encoding.toLowerCase() !== 'utf-8' && <span title="The file is saved back in this encoding. “Convert file to UTF-8” is in the File menu">{document.encoding}</span>}
        {document && document.lineEnds !== 'lf' && <span title="The file keeps its line ends">{document.lineEnds === 'crlf' ? 'CRLF' : 'Mixed line ends'}</span>}
        {lastExport && (
          <button type="button" className="statusBar-button statusBar-target" title={`Export again to ${lastExport.folder}`} onClick={() => requestCommand('export.open')}>
            {isRunning && <span className="statusBar-running"><Play size={11} aria-hidden /> Running, </span>}
            <span>{lastExport.target.charAt(0).toUpperCase() + lastExport.target.slice(1)}, </span>
            <span className="statusBar-folder"><bdi>{lastExport.folder}</bdi></span>
          </button>
        )}
      </div>
    </footer>
  )
}

function SaveStatus({ document }: { readonly document: DocumentFacts | null }) {
  const save = document?.save
  const isWrong = save?.kind === 'failed' || save?.kind === 'conflict' || save?.kind === 'deleted'
  return (
    <span className={`saveStatus saveStatus-${save?.kind ?? 'none'}`}>
      {isWrong ? <CircleAlert size={13} aria-hidden /> : save && <span className="saveStatus-dot" aria-hidden />}
      {/* always in the page, so that a screen reader hears each change; the time stands outside of it */}
      <span role="status" title={save ? saveWords(save) : undefined}>{save ? saveWords(save) : ''}</span>
      {save?.kind === 'saved' && save.at && <span className="saveStatus-time">{saveTime(save.at)}</span>}
      {save?.kind === 'failed' && (
        <button type="button" className="statusBar-button saveStatus-retry" onClick={() => void saveNow()}>Try again</button>
      )}
    </span>
  )
}

function Counts({ document }: { readonly document: DocumentFacts }) {
  const { counts, selectionCounts } = document
  return (
    <span className="statusBar-counts">
      {selectionCounts ? `${lengthWords(selectionCounts)} selected${counts ? ` of ${lengthWords(counts)}` : ''}` : counts && readingWords(counts)}
    </span>
  )
}

function ProblemCount({ count, onPress }: { readonly count: number; readonly onPress: () => void }) {
  if (count === 0) return <span className="statusBar-clear">No problems</span>
  return (
    <button type="button" className="statusBar-button" onClick={onPress} title="Show in Details">
      {count === 1 ? '1 check' : `${count} checks`}
    </button>
  )
}
