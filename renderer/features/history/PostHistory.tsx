import { useEffect, useMemo, useRef, useState } from 'react'
import type { PostPath } from '../../../shared/post/postPath.ts'
import { focusEditor } from '../../session/activeDocument.ts'
import { restoreText, textOfOpenPost } from '../../session/postHistory.ts'
import { closeDialog } from '../../state/dialogStore.ts'
import { notify } from '../../state/noticeStore.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { VirtualListbox, type VirtualListboxHandle } from '../../ui/VirtualListbox.tsx'
import { Compared, type ComparedHandle } from './Compared.tsx'
import { copyText } from './copyText.ts'
import { TimelineRow } from './TimelineRow.tsx'
import { type TimelineEntry, timelineOf } from './timeline.ts'
import { useAnswer } from './useAnswer.ts'

const keyOf = ({ key }: TimelineEntry): string => key
const textOf = ({ about }: TimelineEntry): string => about
const renderRow = (entry: TimelineEntry) => <TimelineRow entry={entry} />

/** The versions of the open post, each compared with the text as it is now. */
export function PostHistory({ path }: { readonly path: PostPath }) {
  const answer = useAnswer('history:list', { path })
  if (answer.kind === 'waiting') return <p className="history-note" role="status">Looking…</p>
  if (answer.kind === 'failed') return <p className="history-note" role="alert">{answer.message}</p>
  const { versions, problem } = answer.value
  return (
    <>
      {problem !== null && <p className="history-problem" role="alert">{problem}</p>}
      {versions.length === 0 ? (
        <p className="history-note">Nothing is kept of this post yet. From its first change on, every save is.</p>
      ) : (
        <Timeline path={path} versions={versions} />
      )}
    </>
  )
}

function Timeline({ path, versions }: { readonly path: PostPath; readonly versions: Parameters<typeof timelineOf>[0] }) {
  const now = useMemo(() => textOfOpenPost(path), [path])
  const [every, setEvery] = useState(false)
  const entries = useMemo(() => timelineOf(versions, Date.now(), every), [versions, every])
  // the latest one mostly is the text as it is now
  const [chosenKey, setChosenKey] = useState<string | null>(entries[1]?.key ?? entries[0]?.key ?? null)
  const chosen = entries.find(({ key }) => key === chosenKey) ?? entries[0]
  const then = useAnswer('history:read', chosen ? { path, revision: chosen.version.revision } : null)
  const compared = useRef<ComparedHandle>(null)
  const list = useRef<VirtualListboxHandle>(null)
  const [said, setSaid] = useState('')
  useEffect(() => list.current?.focus(), [])
  const hidden = versions.length - (every ? 0 : entries.length)

  const restore = (text: string, time: string): void => {
    closeDialog()
    restoreText(path, text)
    notify({ kind: 'info', message: `The text of ${time} is back. Undo takes it away again.` })
    // the dialog gives the focus back to where it was when it goes
    setTimeout(focusEditor)
  }
  const copy = (text: string): void => {
    const selected = compared.current?.selection() ?? ''
    setSaid(copyText(selected || text) ? (selected ? 'The selection is copied.' : 'The whole text is copied.') : 'Nothing could be copied.')
  }

  const text = then.kind === 'there' ? then.value.text : null
  const isSame = now !== null && text === now.text
  return (
    <>
      <div className="history-panes">
        <div className="history-list">
          <VirtualListbox
            ref={list}
            label="Versions"
            items={entries}
            keyOf={keyOf}
            textOf={textOf}
            renderRow={renderRow}
            rowHeight={44}
            selectedKey={chosen?.key ?? null}
            onSelect={({ key }) => {
              setChosenKey(key)
              setSaid('')
            }}
            onEnter={({ key }) => setChosenKey(key)}
          />
          {(every || hidden > 0) && <Checkbox label="Every save" checked={every} onChange={setEvery} />}
        </div>
        {text === null || chosen === undefined ? (
          <p className="history-note" role={then.kind === 'failed' ? 'alert' : 'status'}>{then.kind === 'failed' ? then.message : 'Looking…'}</p>
        ) : (
          <Compared ref={compared} first={{ text, label: `Then, ${chosen.time}` }} second={{ text: now?.text ?? '', label: 'Now' }} />
        )}
      </div>
      <footer className="history-foot">
        <p role="status">{said || (isSame ? 'This is the text as it is now.' : now?.isReadOnly ? 'This post can only be read, so nothing can be put back into it.' : '')}</p>
        <Button isDisabled={text === null} onPress={() => text !== null && copy(text)}>Copy text from then</Button>
        <Button look="primary" isDisabled={text === null || isSame || now === null || now.isReadOnly} onPress={() => text !== null && chosen && restore(text, chosen.time)}>Restore</Button>
      </footer>
    </>
  )
}
