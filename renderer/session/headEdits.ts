import { editHead } from '../../shared/frontMatter/editHead.ts'
import type { FieldValue } from '../../shared/frontMatter/headTypes.ts'
import type { ReviewConventions } from '../../shared/review/conventions.ts'
import { fieldPath } from '../../shared/review/postFields.ts'
import { type TextChange, differenceOf } from '../../shared/text/textChange.ts'
import { notify } from '../state/noticeStore.ts'
import { conventionsNow } from '../state/libraryStore.ts'
import { openSession } from './activeDocument.ts'

/** Sets a field of the open post by our own dotted key (the library's own names apply); undefined removes it. */
export function editField(key: string, value: FieldValue | undefined): void {
  editHeadWith((head, conventions) => editHead(head, fieldPath(key, conventions), value))
}

/** Changes the front matter by what a pure function makes of it. A head that cannot be edited says so and stays. */
export function editHeadWith(make: (head: string, conventions: ReviewConventions) => TextChange[]): void {
  const session = openSession()
  if (!session) return
  try {
    session.applyHead(make(session.head, conventionsNow()))
  } catch (cause) {
    notify({ kind: 'error', message: cause instanceof Error ? cause.message : 'The front matter could not be changed.' })
  }
}

export function applyHead(changes: readonly TextChange[]): void {
  openSession()?.applyHead(changes)
}

/** Makes the front matter block this text, by the smallest change. */
export function replaceHead(text: string): void {
  const session = openSession()
  session?.applyHead(differenceOf(session.head, text))
}
