import { bridge } from '../bridge/bridge.ts'
import { dismissNotice, raiseNotice } from '../state/noticeStore.ts'
import { settingsStore } from '../state/settingsStore.ts'
import { betweenKeys } from '../state/typedFrame.ts'
import type { DocumentSession } from './documentSession.ts'
import { Journal } from './journal.ts'
import type { SaveController } from './saveController.ts'
import { sendText } from './sendText.ts'

/** The journal of an open post: what is in no file yet is kept by main. */
export function postJournal(session: DocumentSession, saver: SaveController, title: () => string): Journal {
  return new Journal({
    keep: async ({ snapshot, base }) => {
      const answer = await sendText(snapshot, (text) => bridge.invoke('journal:keep', { path: session.path, text, base }))
      return answer.ok ? null : answer.error.message
    },
    drop: () => bridge.invoke('journal:drop', { path: session.path }),
    tell: alarm(title),
    read: () => (saver.isDirty() || saver.state.kind === 'deleted' ? { snapshot: session.snapshot(), base: saver.base } : null),
    betweenKeys,
    state: () => saver.state,
    autosaves: () => settingsStore.getState().autosave,
  })
}

/** Says, for as long as it goes on, that a post's text is neither in its file nor kept for a crash. */
function alarm(title: () => string): (problem: string | null) => void {
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
