import { FileText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { registerFieldFlush } from '../../session/fieldFlush.ts'
import { useDocument } from '../../state/documentStore.ts'
import { sectionShown, useLayout } from '../../state/layoutStore.ts'
import { FieldFlush } from '../../ui/fieldFlush.ts'
import { BrokenHead } from './BrokenHead.tsx'
import { ChecksSection } from './ChecksSection.tsx'
import { FileSection } from './FileSection.tsx'
import { OutlineSection } from './OutlineSection.tsx'
import { PostSection } from './PostSection.tsx'
import { QuotesSection } from './QuotesSection.tsx'
import { RelatedSection } from './RelatedSection.tsx'
import { RepeatedKeys } from './RepeatedKeys.tsx'
import { ReviewSection } from './ReviewSection.tsx'
import { WarningsSection } from './WarningsSection.tsx'
import './DetailsPane.css'

/** The open post's front matter as forms: views of the text, each edit an edit of the text. `data-post-fields`: undo here is the post's. */
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
    sectionShown()
  }, [asked])

  return (
    <aside ref={pane} className="details" aria-label="Details" data-post-fields>
      {path === null ? (
        <div className="details-empty">
          <FileText size={22} strokeWidth={1.5} aria-hidden />
          <p>The details of a post show here once one is open.</p>
        </div>
      ) : (
        <FieldFlush value={registerFieldFlush}>
          <Sections key={path} isBroken={isBroken} />
        </FieldFlush>
      )}
    </aside>
  )
}

function Sections({ isBroken }: { readonly isBroken: boolean }) {
  const [isMending, setMending] = useState(false)
  return (
    <div className="details-sections">
      {isBroken || isMending ? (
        <BrokenHead onMending={setMending} />
      ) : (
        <>
          <RepeatedKeys />
          <div data-section="review"><ReviewSection /></div>
          <div data-section="warnings"><WarningsSection /></div>
          <div data-section="post"><PostSection /></div>
          <div data-section="quotes"><QuotesSection /></div>
          <div data-section="related"><RelatedSection /></div>
        </>
      )}
      <div data-section="outline"><OutlineSection /></div>
      <div data-section="checks"><ChecksSection /></div>
      {!isBroken && !isMending && <div data-section="file"><FileSection /></div>}
    </div>
  )
}
