import { useShallow } from 'zustand/react/shallow'
import type { FieldValue } from '../../../shared/frontMatter/headTypes.ts'
import type { LibraryConfig } from '../../../shared/library/libraryConfig.ts'
import type { ReviewConventions } from '../../../shared/review/conventions.ts'
import { defaultConventions } from '../../../shared/review/defaultConventions.ts'
import { valueAtPath } from '../../../shared/frontMatter/editSteps.ts'
import { type KnownKey, fieldPath } from '../../../shared/review/postFields.ts'
import { editField } from '../../session/headEdits.ts'
import { type DocumentFacts, documentStore, useDocument } from '../../state/documentStore.ts'
import { useLibrary } from '../../state/libraryStore.ts'
import { textInField } from './fieldText.ts'

/** What Details show of the open post: what its front matter and its file say. */
export type PostDetails = Pick<DocumentFacts, 'path' | 'head' | 'parsed' | 'fields' | 'readOnly' | 'encoding' | 'lineEnds'>

/** The open post; only for parts of Details, which are not there without one. Typing and saving change nothing of it. */
export function useOpenPost(): PostDetails {
  return useDocument(
    useShallow(({ document }): PostDetails => {
      if (!document) throw new Error('Details without an open post')
      const { path, head, parsed, fields, readOnly, encoding, lineEnds } = document
      return { path, head, parsed, fields, readOnly, encoding, lineEnds }
    }),
  )
}

export function useConventions(): ReviewConventions {
  return useLibrary((library) => library?.config ?? null) ?? defaultConventions
}

export function useLibraryConfig(): LibraryConfig | null {
  return useLibrary((library) => library?.config ?? null)
}

/** What a form control needs to show a key of the front matter and to write it. */
export interface FieldView {
  readonly value: string
  readonly raw: FieldValue | undefined
  /** What is odd about the value, in a sentence: it is shown and kept, not mended. */
  readonly problem: string | undefined
  readonly disabled: boolean
  readonly onWrite: (text: string) => string | null
  readonly onRemove: (() => void) | undefined
}

/** A key of the open post as a text field: an emptied one stays as an empty value, a missing one is not made by leaving it empty. */
export function useFieldView(key: KnownKey): FieldView {
  const { path, parsed, fields, readOnly } = useOpenPost()
  const dotted = fieldPath(key, useConventions())
  const raw = valueAtPath(parsed.values, dotted)
  const shown = textInField(raw)
  const write = (value: FieldValue | undefined): void => {
    // A field may write as it goes away, when another post is already open.
    if (documentStore.getState().document?.path === path) editField(key, value)
  }
  return {
    value: shown.text,
    raw,
    problem: fields.typeProblems.find((problem) => problem.key === dotted.join('.'))?.message,
    disabled: readOnly || !shown.isText,
    onWrite: (typed) => {
      const text = typed.trim()
      if (text !== shown.text && (text !== '' || raw !== undefined)) write(text)
      return text
    },
    onRemove: raw === undefined || readOnly ? undefined : () => write(undefined),
  }
}
