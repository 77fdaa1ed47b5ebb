import type { SaveState } from '../../state/documentStore.ts'

/** What the status says of a post's save state: the words of CONTRACT.md, or what went wrong. */
export function saveWords(save: SaveState): string {
  switch (save.kind) {
    case 'saved': return 'Saved'
    case 'dirty': return 'Unsaved changes'
    case 'saving': return 'Saving…'
    case 'conflict': return 'Not saved: the file was changed by another program'
    case 'deleted': return 'Not saved: the file is gone from the folder'
    case 'failed': return `Not saved: ${save.message}`
  }
}

/** The time of the last save on the author's clock, to the second. @example saveTime('2026-11-23T13:34:05Z') // '21:34:05' in Hong Kong */
export function saveTime(at: string): string {
  const time = new Date(at)
  return Number.isNaN(time.getTime()) ? '' : time.toLocaleTimeString('en-GB')
}
