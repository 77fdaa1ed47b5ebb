import { lazy, Suspense, useEffect, useState } from 'react'
import type { KeptText } from '../../../shared/ipc/contract.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { recoverPost } from '../../session/activeDocument.ts'
import { askMain } from '../../state/askMain.ts'
import { closeDialog, dialogStore, openDialog, useDialog } from '../../state/dialogStore.ts'
import { libraryStore, usePosts } from '../../state/libraryStore.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import './RecoveryDialog.css'

// comparing brings a library along that few sessions need
const KeptBesideFile = lazy(() => import('./KeptBesideFile.tsx').then((loaded) => ({ default: loaded.KeptBesideFile })))

/** What is longer, and what comes after so many, is named and not shown. */
const longestShown = 500_000
const mostShown = 20

/**
 * Shows what was typed and not saved when the app ended, beside what the files say: each text is opened, or thrown away, one by one, and the
 * others are shown again until none is left. What is left at the end is shown again next time.
 */
export function RecoveryDialog() {
  const texts = useDialog((dialog) => (dialog?.kind === 'recovery' ? dialog.texts : null))
  return (
    <DialogFrame title="Unsaved text was kept" isOpen={texts !== null} onClose={closeDialog} size="wide">
      {texts && <KeptTexts key={texts.map(({ path }) => path).join('\n')} texts={texts} />}
    </DialogFrame>
  )
}

function KeptTexts({ texts }: { readonly texts: readonly KeptText[] }) {
  const posts = usePosts()
  const [thrown, setThrown] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => libraryStore.subscribe(({ library }, before) => void (library?.posts !== before.library?.posts && lookAgain())), [])
  const left = texts.filter(({ path }) => !thrown.has(path))

  const throwAway = async (path: KeptText['path']): Promise<void> => {
    if (!(await askMain('journal:drop', { path }))) return
    setThrown(new Set([...thrown, path]))
    if (left.length === 1) closeDialog()
  }
  const open = async (text: KeptText): Promise<void> => {
    closeDialog()
    await recoverPost(text)
    const others = left.filter((other) => other !== text)
    if (others.length > 0) openDialog({ kind: 'recovery', texts: others })
  }

  return (
    <>
      <p className="recovery-note">Marquee ended before this was in its files. Opening a text changes nothing yet: it can be undone, and saved or not.</p>
      <ul className="recovery">
        {left.map((text, index) => {
          const title = posts.find(({ path }) => path === text.path)?.title ?? visibleText(text.path)
          return (
            <li key={text.path} className="recovery-text">
              <div>
                <b>{title}</b>
                <p className="recovery-facts">
                  Typed {new Date(text.at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}. {aboutFile(text)}
                </p>
              </div>
              <Button onPress={() => void throwAway(text.path)} aria-label={`Throw away the text of “${title}”`}>Throw away</Button>
              <Button look="primary" onPress={() => void open(text)} aria-label={`Open “${title}” with it`}>Open with it</Button>
              {index < mostShown && text.text.length < longestShown && (
                <Suspense fallback={<p role="status">Looking…</p>}>
                  <KeptBesideFile kept={text} title={title} />
                </Suspense>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Lists the texts that are shown once more: another program may have changed their files, moved or removed them. */
async function lookAgain(): Promise<void> {
  const shown = shownTexts()
  const posts = libraryStore.getState().library?.posts ?? []
  if (shown.every(({ path, disk }) => posts.find((post) => post.path === path)?.revision === disk?.revision)) return
  const answer = await askMain('journal:list', {})
  if (!answer || shownTexts() !== shown) return
  const texts = answer.value.filter((listed) => shown.some(({ path, text }) => path === listed.path || text === listed.text))
  if (texts.length > 0) openDialog({ kind: 'recovery', texts })
  else closeDialog()
}

function shownTexts(): readonly KeptText[] {
  const { dialog } = dialogStore.getState()
  return dialog?.kind === 'recovery' ? dialog.texts : []
}

function aboutFile({ base, disk }: KeptText): string {
  if (!disk) return 'Its file is not there any more.'
  return disk.revision === base ? 'Its file is as it was.' : 'Another program changed its file since; you will be asked which to keep.'
}
