import { useEffect, useRef, useState } from 'react'
import type { DeletedPost } from '../../../shared/ipc/contract.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { focusEditor, openPost } from '../../session/activeDocument.ts'
import { askMain } from '../../state/askMain.ts'
import { closeDialog } from '../../state/dialogStore.ts'
import { notify } from '../../state/noticeStore.ts'
import { Button } from '../../ui/Button.tsx'
import { VirtualListbox, type VirtualListboxHandle } from '../../ui/VirtualListbox.tsx'
import { copyText } from './copyText.ts'
import { useAnswer } from './useAnswer.ts'

const keyOf = ({ path }: DeletedPost): string => path
const textOf = ({ title }: DeletedPost): string => title
const renderRow = ({ title, path, at, words }: DeletedPost) => (
  <span className="historyRow historyRow-checkpoint">
    <span className="historyRow-time">{visibleText(title)}</span>
    <span className="historyRow-about">{visibleText(path)}</span>
    <span className="historyRow-about">
      {new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })}
      {words === null ? '' : `, ${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`}
    </span>
  </span>
)

/** Posts that are kept here and not in the library any more, with their last text, to be brought back. */
export function DeletedPosts() {
  const answer = useAnswer('history:deleted', {})
  if (answer.kind === 'waiting') return <p className="history-note" role="status">Looking…</p>
  if (answer.kind === 'failed') return <p className="history-note" role="alert">{answer.message}</p>
  return answer.value.length === 0 ? <p className="history-note">No deleted post is kept of this library.</p> : <Deleted posts={answer.value} />
}

function Deleted({ posts }: { readonly posts: readonly DeletedPost[] }) {
  const [chosenPath, setChosenPath] = useState(posts[0]?.path ?? null)
  const list = useRef<VirtualListboxHandle>(null)
  const [said, setSaid] = useState('')
  useEffect(() => list.current?.focus(), [])
  const chosen = posts.find(({ path }) => path === chosenPath)
  const last = useAnswer('history:read', chosen ? { path: chosen.path, revision: chosen.revision } : null)
  const text = last.kind === 'there' ? last.value.text : null

  const bringBack = async ({ path, revision, title }: DeletedPost): Promise<void> => {
    const back = await askMain('history:restore', { path, revision })
    if (!back) return
    closeDialog()
    notify({ kind: 'info', message: `“${title}” is back, in “${back.value.path}”.` })
    await openPost(back.value.path)
    focusEditor()
  }

  return (
    <>
      <div className="history-panes">
        <div className="history-list">
          <VirtualListbox
            ref={list}
            label="Deleted posts"
            items={posts}
            keyOf={keyOf}
            textOf={textOf}
            renderRow={renderRow}
            rowHeight={64}
            selectedKey={chosenPath}
            onSelect={({ path }) => {
              setChosenPath(path)
              setSaid('')
            }}
            onEnter={({ path }) => setChosenPath(path)}
          />
        </div>
        {text === null ? (
          <p className="history-note" role={last.kind === 'failed' ? 'alert' : 'status'}>{last.kind === 'failed' ? last.message : 'Looking…'}</p>
        ) : (
          <pre className="history-text" tabIndex={0} aria-label={`Last text of “${chosen?.title ?? ''}”`}>{text}</pre>
        )}
      </div>
      <footer className="history-foot">
        <p role="status">{said}</p>
        <Button isDisabled={text === null} onPress={() => text !== null && setSaid(copyText(text) ? 'The whole text is copied.' : 'Nothing could be copied.')}>Copy text</Button>
        <Button look="primary" isDisabled={text === null || !chosen} onPress={() => chosen && void bringBack(chosen)}>Bring back</Button>
      </footer>
    </>
  )
}
