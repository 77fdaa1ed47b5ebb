import { visibleText } from '../../../shared/text/visibleText.ts'
import { resolveConflict } from '../../session/resolveConflict.ts'
import { openDialog } from '../../state/dialogStore.ts'
import { useDocument } from '../../state/documentStore.ts'
import { Button } from '../../ui/Button.tsx'
import './ConflictBanner.css'

/** Asks what to do where another program changed the same lines of the open file that were changed here. Nothing is written before the answer. */
export function ConflictBanner() {
  const save = useDocument((state) => state.document?.save)
  const path = useDocument((state) => state.document?.path)
  if (save?.kind !== 'conflict') return null
  return (
    <section className="conflict" role="alert" aria-label="Changed in two places">
      <p>
        <strong>Another program changed “{visibleText(path ?? '')}”</strong> in the same place where you were writing. Nothing is saved until you choose.
      </p>
      <Button onPress={() => openDialog({ kind: 'conflict' })}>Compare…</Button>
      <Button onPress={() => void resolveConflict('mine')}>Keep mine</Button>
      <Button onPress={() => void resolveConflict('theirs')}>Use theirs</Button>
      <Button onPress={() => void resolveConflict('both')}>Keep both</Button>
    </section>
  )
}
