import { lazy, Suspense, useEffect } from 'react'
import { closeDialog, useDialog } from '../../state/dialogStore.ts'
import { useDocument } from '../../state/documentStore.ts'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import './ConflictDialog.css'

const ConflictChoices = lazy(() => import('./ConflictChoices.tsx').then((loaded) => ({ default: loaded.ConflictChoices })))

/** Both sides of a file that was changed in two places, to choose from place by place. It goes when there is nothing to choose any more. */
export function ConflictDialog() {
  const isAsked = useDialog((dialog) => dialog?.kind === 'conflict')
  const save = useDocument((state) => state.document?.save)
  const conflict = save?.kind === 'conflict' ? save : null
  useEffect(() => {
    if (isAsked && conflict === null) closeDialog()
  }, [isAsked, conflict])
  return (
    <DialogFrame title="Changed in two places" isOpen={isAsked && conflict !== null} onClose={closeDialog} size="wide">
      {/* another text of theirs is another question */}
      <Suspense fallback={<p role="status">Looking…</p>}>{conflict && <ConflictChoices key={conflict.theirs.revision} base={conflict.base} theirs={conflict.theirs.text} />}</Suspense>
    </DialogFrame>
  )
}
