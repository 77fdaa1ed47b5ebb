import type { ReactNode } from 'react'
import type { KnownKey } from '../../../shared/review/postFields.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useFieldView } from './useFields.ts'

interface HeadTextFieldProps {
  readonly field: KnownKey
  readonly label: string
  /** Wraps and grows instead of scrolling sideways; still one line of text. */
  readonly wraps?: boolean
  readonly placeholder?: string | undefined
  readonly note?: ReactNode
  readonly problem?: string | undefined
  readonly spellCheck?: boolean
  readonly inputMode?: 'text' | 'numeric' | 'url'
  readonly children?: ReactNode
}

/** A key of the front matter as a line of text. */
export function HeadTextField({ field, wraps = false, problem, ...rest }: HeadTextFieldProps) {
  const { value, problem: typeProblem, disabled, onWrite, onRemove } = useFieldView(field)
  const shared = { ...rest, value, onWrite, onRemove, disabled, problem: typeProblem ?? problem }
  return wraps ? <TextArea {...shared} multiline={false} /> : <TextField {...shared} />
}
