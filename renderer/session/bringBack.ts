import type { KeptText } from '../../shared/ipc/contract.ts'
import type { DocumentSession } from './documentSession.ts'
import type { ForeignText, SaveController } from './saveController.ts'

/** A post that was just opened, and whether it is still the one on screen. */
interface OpenedPost {
  readonly session: DocumentSession
  readonly saver: SaveController
  isOpen(): boolean
  /** It has the kept text now, which goes when that is saved. */
  noteTaken(): void
}

/**
 * Puts a text that was kept into its post. Where the file is not what the text was made from, as it is now and not as it was when the texts were
 * listed, it is a change of another program's.
 * @param textOf what the post was at a revision, null where that is not known any more
 */
export async function bringBack({ session, saver, isOpen, noteTaken }: OpenedPost, { text, base }: KeptText, disk: ForeignText, textOf: (revision: string) => Promise<string | null>): Promise<void> {
  // asked first: once the text is there it is saved
  const known = base === null || base === saver.base ? null : await textOf(base)
  if (!isOpen()) return
  const found = saver.base === null || saver.isDirty() ? disk : { text: session.text(), revision: saver.base }
  noteTaken()
  session.replaceText(text)
  if (found.revision !== base) saver.meetConflict(found, known)
}
