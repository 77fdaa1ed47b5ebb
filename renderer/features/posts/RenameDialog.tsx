import { type FormEvent, useState } from 'react'
import { folderOf, type PostPath } from '../../../shared/post/postPath.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { renameOpenPost, saveNow } from '../../session/activeDocument.ts'
import { followIgnoredWords } from '../../session/ignoredWords.ts'
import { bridge } from '../../bridge/bridge.ts'
import { closeDialog, useDialog } from '../../state/dialogStore.ts'
import { documentStore } from '../../state/documentStore.ts'
import { notify } from '../../state/noticeStore.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { Field } from '../../ui/Field.tsx'
import './NewPostDialog.css'

/** Gives a post's file another name; links to it in other posts follow. */
export function RenameDialog() {
  const path = useDialog((dialog) => (dialog?.kind === 'rename' ? dialog.path : null))
  return (
    <DialogFrame title="Rename file" isOpen={path !== null} onClose={closeDialog} size="small">
      {path !== null && <RenameForm path={path} />}
    </DialogFrame>
  )
}

function RenameForm({ path }: { readonly path: PostPath }) {
  const file = path.slice(folderOf(path) === '' ? 0 : folderOf(path).length + 1)
  const dot = file.lastIndexOf('.')
  const ending = dot > 0 ? file.slice(dot) : ''
  const before = dot > 0 ? file.slice(0, dot) : file
  const [name, setName] = useState(before)
  const [problem, setProblem] = useState<string | null>(null)
  const [isRenaming, setRenaming] = useState(false)
  const shownName = visibleText(name) === name ? '' : `With what does not show, this is “${visibleText(name)}”. `

  const rename = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wanted = name.trim()
    if (isRenaming || wanted === '') return
    if (wanted === before) return closeDialog()
    setRenaming(true)
    const wasOpen = documentStore.getState().document?.path === path
    // what is typed must be on disk before its file moves, or before links in it follow another file
    if (!(await saveNow()) && wasOpen) {
      setRenaming(false)
      return setProblem('What you typed in this post is not saved yet, so its file was not renamed. Look at what the status says.')
    }
    const move = () => bridge.invoke('post:rename', { path, name: wanted })
    // links in another post that is open follow, and it is to hear of that
    const answer = wasOpen ? await renameOpenPost(move) : await move()
    setRenaming(false)
    if (!answer.ok) return setProblem(answer.error.message)
    followIgnoredWords(path, answer.value.path)
    closeDialog()
    notify({ kind: 'info', message: renamedWords(answer.value.path, answer.value.changedPosts.length) })
  }

  return (
    <form className="newPost" onSubmit={(event) => void rename(event)}>
      <Field id="rename-name" label="File name" problem={problem} note={`${shownName}The ending ${ending} stays. Links to this post in other posts follow.`}>
        <input
          id="rename-name"
          className="field-input"
          autoFocus
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="rename-name-note"
          aria-invalid={problem !== null}
          value={name}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setName(event.target.value)
            setProblem(null)
          }}
        />
      </Field>
      <div className="newPost-foot">
        <Button onPress={closeDialog}>Cancel</Button>
        <Button look="primary" type="submit" isDisabled={isRenaming || name.trim() === ''}>Rename</Button>
      </div>
    </form>
  )
}

function renamedWords(path: string, linking: number): string {
  if (linking === 0) return `The file is now ${path}.`
  return `The file is now ${path}. Links in ${linking === 1 ? '1 other post' : `${linking} other posts`} follow.`
}
