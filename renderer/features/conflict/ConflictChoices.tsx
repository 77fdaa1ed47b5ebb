import { diffWordsWithSpace } from 'diff'
import { type ReactNode, useMemo, useState } from 'react'
import { type MergePart, threeWayMerge } from '../../../shared/text/threeWayMerge.ts'
import { postText } from '../../session/activeDocument.ts'
import { resolveConflict } from '../../session/resolveConflict.ts'
import { closeDialog } from '../../state/dialogStore.ts'
import { Button } from '../../ui/Button.tsx'
import { type Choice, chosenText } from './chosenText.ts'
import { canCompareWords, excerpt } from './excerpt.ts'

interface ConflictChoicesProps {
  /** What both began with; null where that is not known. */
  readonly base: string | null
  readonly theirs: string
}

type Conflict = Extract<MergePart, { kind: 'conflict' }>

const longestComparisonMs = 100
const keptLines = 2

/** The merged text with each place that both changed as a choice of its own; nothing is chosen before the author does. */
export function ConflictChoices({ base, theirs }: ConflictChoicesProps) {
  const { parts } = useMemo(() => threeWayMerge(base, postText(), theirs), [base, theirs])
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map())
  const places = parts.flatMap((part, index) => (part.kind === 'conflict' ? [index] : []))
  const text = chosenText(parts, choices)
  const take = (): void => {
    if (text === null) return
    closeDialog()
    void resolveConflict({ text })
  }
  return (
    <div className="choices">
      <p>
        {base === null
          ? 'It is not known what both texts began with, so each difference is asked about.'
          : 'What only one side changed is put together already. Choose for each place that both changed.'}
      </p>
      <div className="choices-parts" tabIndex={0} role="group" aria-label="The text put together">
        {parts.map((part, index) =>
          part.kind === 'agreed' ? (
            <pre key={index} className="choices-agreed">{excerpt(shortened(part.text, index > 0, index < parts.length - 1))}</pre>
          ) : (
            <Place
              key={index}
              name={`Place ${places.indexOf(index) + 1} of ${places.length}`}
              conflict={part}
              choice={choices.get(index) ?? null}
              onChoose={(choice) => setChoices(new Map(choices).set(index, choice))}
            />
          ),
        )}
      </div>
      <footer className="choices-foot">
        <p role="status">{`${choices.size} of ${places.length} chosen`}</p>
        <Button onPress={closeDialog}>Later</Button>
        <Button look="primary" isDisabled={text === null} onPress={take}>Use this text</Button>
      </footer>
    </div>
  )
}

interface PlaceProps {
  readonly name: string
  readonly conflict: Conflict
  readonly choice: Choice | null
  readonly onChoose: (choice: Choice) => void
}

function Place({ name, conflict: { mine, theirs }, choice, onChoose }: PlaceProps) {
  const words = useMemo(() => (canCompareWords(mine, theirs) ? (diffWordsWithSpace(theirs, mine, { timeout: longestComparisonMs }) ?? null) : null), [mine, theirs])
  const side = (own: 'added' | 'removed', text: string) => {
    if (text === '') return <i>Deleted</i>
    const others = own === 'added' ? 'removed' : 'added'
    return words === null ? excerpt(text) : words.filter((word) => !word[others]).map((word, index) => (word[own] ? <mark key={index}>{word.value}</mark> : word.value))
  }
  const option = (value: Choice, label: string, shown: ReactNode) => (
    <label className={`choice choice-${value}`}>
      <span className="choice-name">
        <input type="radio" name={name} checked={choice === value} onChange={() => onChoose(value)} />
        {label}
      </span>
      {shown}
    </label>
  )
  return (
    <fieldset className="choices-place">
      <legend>{name}</legend>
      {option('mine', 'Mine, here', <pre>{side('added', mine)}</pre>)}
      {option('theirs', 'Theirs, on disk', <pre>{side('removed', theirs)}</pre>)}
      {mine !== '' && theirs !== '' && option('both', 'Both, mine first', null)}
    </fieldset>
  )
}

/** A stretch that nobody decides about, without its middle; of the ends of the text, only what is near the choices. */
function shortened(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const lines = text.replace(/\n$/, '').split('\n')
  const [head, tail] = [hasBefore ? keptLines : 0, hasAfter ? keptLines : 0]
  return lines.length <= head + tail + 1 ? lines.join('\n') : [...lines.slice(0, head), '⋯', ...lines.slice(lines.length - tail)].join('\n')
}
