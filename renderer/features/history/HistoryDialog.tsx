import { lazy, Suspense } from 'react'
import { closeDialog, useDialog } from '../../state/dialogStore.ts'
import { useDocument } from '../../state/documentStore.ts'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import './HistoryDialog.css'

// comparing brings a library along that few sessions need
const History = lazy(() => import('./History.tsx').then((loaded) => ({ default: loaded.History })))

/** What the open post was before, and the posts that are gone: to look at, to copy from, to bring back. */
export function HistoryDialog() {
  const view = useDialog((dialog) => (dialog?.kind === 'history' ? dialog.view : null))
  const isPostOpen = useDocument((state) => state.document !== null)
  return (
    <DialogFrame title={isPostOpen ? 'History' : 'Deleted posts'} isOpen={view !== null} onClose={closeDialog} size="wide">
      <Suspense fallback={<p className="history history-note" role="status">Looking…</p>}>{view !== null && <History view={view} />}</Suspense>
    </DialogFrame>
  )
}
