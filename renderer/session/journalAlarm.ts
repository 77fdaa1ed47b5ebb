import { dismissNotice, raiseNotice } from '../state/noticeStore.ts'

/** Says, for as long as it goes on, that a post's text is neither in its file nor kept for a crash. */
export function journalAlarm(title: () => string): (problem: string | null) => void {
  let told: { readonly problem: string; readonly notice: number } | null = null
  return (problem) => {
    if (problem === (told?.problem ?? null)) return
    if (told) dismissNotice(told.notice)
    told = null
    if (problem === null) return
    const message = `“${title()}” is not saved, and no copy could be kept either: it is only in this window, so leave that open. ${problem}`
    told = { problem, notice: raiseNotice({ kind: 'error', message }) }
  }
}
