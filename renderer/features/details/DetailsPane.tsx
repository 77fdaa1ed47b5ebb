import { FileText } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { registerFieldFlush } from '../../session/activeDocument.ts'
import { requestCommand } from '../../state/commandRequests.ts'
import { useDocument } from '../../state/documentStore.ts'
import { useLayout } from '../../state/layoutStore.ts'
import { FieldFlush, type RegisterFlush } from '../../ui/fieldFlush.ts'
import { BrokenHead } from './BrokenHead.tsx'
import { ChecksSection } from './ChecksSection.tsx'
import { FileSection } from './FileSection.tsx'
import { PostSection } from './PostSection.tsx'
import { QuotesSection } from './QuotesSection.tsx'
import { RelatedSection } from './RelatedSection.tsx'
import { ReviewSection } from './ReviewSection.tsx'
import { WarningsSection } from './WarningsSection.tsx'
import './DetailsPane.css'

/** The open post's front matter as forms: views of the text, each edit an edit of the text. */
export function DetailsPane() {
  const path = useDocument((state) => state.document?.path ?? null)
  const isBroken = useDocument((state) => state.document?.parsed.broken ?? false)
  const asked = useLayout((layout) => layout.section)
  const pane = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!asked) return
    const section = pane.current?.querySelector(`[data-section="${CSS.escape(asked.id)}"]`)
    const button = section?.querySelector<HTMLButtonElement>('.disclosure-button')
    if (button?.getAttribute('aria-expanded') === 'false') button.click()
    section?.scrollIntoView({ block: 'start' })
    button?.focus({ preventScroll: true })
  }, [asked])

  return (
    <aside ref={pane} className="details" aria-label="Details" onKeyDown={undoInPost}>
      {path === null ? (
        <div className="details-empty">
          <FileText size={22} strokeWidth={1.5} aria-hidden />
          <p>The details of a post show here once one is open.</p>
        </div>
      ) : (
        <FieldFlush value={registerFlush}>
          <div key={path} className="details-sections">
            {isBroken ? (
              <BrokenHead />
            ) : (
              <>
                <div data-section="review"><ReviewSection /></div>
                <div data-section="warnings"><WarningsSection /></div>
                <div data-section="post"><PostSection /></div>
                <div data-section="quotes"><QuotesSection /></div>
                <div data-section="related"><RelatedSection /></div>
              </>
            )}
            <div data-section="checks"><ChecksSection /></div>
            {!isBroken && <div data-section="file"><FileSection /></div>}
          </div>
        </FieldFlush>
      )}
    </aside>
  )
}

/** The fields on screen, so that what is half typed is a step of the history before the history is walked. */
const flushes = new Set<() => void>()
const registerFlush: RegisterFlush = (flush) => {
  flushes.add(flush)
  const unregister = registerFieldFlush(flush)
  return () => {
    flushes.delete(flush)
    unregister()
  }
}

/** Undo and redo in a field are those of the post: one history for forms and typing. */
function undoInPost(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.nativeEvent.isComposing) return
  const key = event.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  for (const flush of flushes) flush()
  requestCommand(key === 'y' || event.shiftKey ? 'edit.redo' : 'edit.undo')
}
