import { lineIndex } from '../../../shared/text/lineIndex.ts'
import { bridge } from '../../bridge/bridge.ts'
import { goTo, openPost } from '../../session/activeDocument.ts'
import { documentStore } from '../../state/documentStore.ts'
import { closeExport } from '../../state/exportStore.ts'
import { notify } from '../../state/noticeStore.ts'

/** Leaves the dialog for the post that the nth error of a run is about, at its line where that is known. */
export async function openError(run: string, error: number): Promise<void> {
  const result = await bridge.invoke('site:locateError', { run, error })
  if (!result.ok) return notify({ kind: 'error', message: result.error.message })
  const { post, line } = result.value
  closeExport()
  await openPost(post)
  const { document } = documentStore.getState()
  if (line === null || document?.path !== post) return
  const headLines = lineIndex(document.head).lineCount - 1
  if (line <= headLines) notify({ kind: 'info', message: `It is in the front matter of “${post}”, at line ${line}.` })
  // once the dialog has given the focus back
  setTimeout(() => goTo(line > headLines ? { line: line - headLines } : { part: 'head', from: 0, to: 0 }), 0)
}
