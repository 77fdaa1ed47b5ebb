import { saveNow } from '../session/activeDocument.ts'
import { documentStore } from '../state/documentStore.ts'
import { dismissNotice, raiseNotice } from '../state/noticeStore.ts'

/**
 * Says aloud that a post could not be saved, once for as long as it goes on, and takes it back when it is saved.
 * The status bar says it too, but an author who types does not look there. Returns the way to stop.
 */
export function announceFailedSaves(): () => void {
  let told: { readonly message: string; readonly notice: number } | null = null
  return documentStore.subscribe(({ document }) => {
    const save = document?.save
    if (told && (!save || save.kind === 'saved')) {
      dismissNotice(told.notice)
      told = null
    }
    if (!document || save?.kind !== 'failed' || told?.message === save.message) return
    if (told) dismissNotice(told.notice)
    const message = `“${document.fields.title || document.path}” is not saved. ${save.message}`
    told = { message: save.message, notice: raiseNotice({ kind: 'error', message, action: { label: 'Try again', run: () => void saveNow() } }) }
  })
}
