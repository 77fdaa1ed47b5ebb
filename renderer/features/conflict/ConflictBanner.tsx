import { diffLines } from 'diff'
import { useState } from 'react'
import { postText, resolveConflict } from '../../session/activeDocument.ts'
import { useDocument } from '../../state/documentStore.ts'
import { Button } from '../../ui/Button.tsx'
import './ConflictBanner.css'

/** Asks what to do where another program changed the open file while it was changed here too. Nothing is written before the answer. */
export function ConflictBanner() {
  const save = useDocument((state) => state.document?.save)
  const path = useDocument((state) => state.document?.path)
  const [isCompared, setCompared] = useState(false)
  if (save?.kind !== 'conflict') return null
  return (
    <section className="conflict" role="alert" aria-label="Changed in two places">
      <div className="conflict-row">
        <p>
          <strong>Another program changed “{path}”</strong> while you were writing here. Nothing is saved until you choose.
        </p>
        <Button onPress={() => void resolveConflict('mine')}>Keep mine</Button>
        <Button onPress={() => void resolveConflict('theirs')}>Use theirs</Button>
        <Button onPress={() => void resolveConflict('both')}>Keep both</Button>
        <Button aria-expanded={isCompared} onPress={() => setCompared(!isCompared)}>{isCompared ? 'Hide differences' : 'Show differences'}</Button>
      </div>
      {isCompared && <Comparison mine={postText()} theirs={save.theirs.text} />}
    </section>
  )
}

function Comparison({ mine, theirs }: { readonly mine: string; readonly theirs: string }) {
  const parts = diffLines(theirs, mine, { timeout: 500 })
  if (!parts) return <p className="conflict-note">The two texts are too different to compare here.</p>
  return (
    <div className="conflict-sides">
      <Side title="Theirs, on disk" parts={parts.filter((part) => !part.added)} />
      <Side title="Mine, here" parts={parts.filter((part) => !part.removed)} />
    </div>
  )
}

interface Part {
  readonly value: string
  readonly added: boolean
  readonly removed: boolean
}

const keptLines = 3

function Side({ title, parts }: { readonly title: string; readonly parts: readonly Part[] }) {
  return (
    <div className="conflict-side" role="group" aria-label={title}>
      <h3>{title}</h3>
      <pre tabIndex={0}>
        {parts.map((part, index) => (part.added ? <ins key={index}>{part.value}</ins> : part.removed ? <del key={index}>{part.value}</del> : <span key={index}>{shortened(part.value)}</span>))}
      </pre>
    </div>
  )
}

/** What is the same on both sides, without its middle. */
function shortened(text: string): string {
  const lines = text.split('\n')
  return lines.length <= keptLines * 2 + 2 ? text : [...lines.slice(0, keptLines), '⋯', ...lines.slice(-keptLines - 1)].join('\n')
}
