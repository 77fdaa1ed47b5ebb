import { Compartment, type Extension, type TransactionSpec } from '@codemirror/state'
import type { Settings } from '../../shared/settings/settings.ts'
import { focusMode } from './focusMode.ts'
import { typewriter } from './typewriter.ts'

const keys = new Compartment()
const mode = new Compartment()

/** Room for what the author has set about writing. It stands before all other keys. */
export const writingModeRoom: Extension = [keys.of([]), mode.of([])]

/** Puts typewriter scrolling and focus as they are set into an editor. */
export function writingModeChange({ typewriter: isTypewriter, focus }: Settings['writing'], language: string): TransactionSpec {
  return { effects: mode.reconfigure([isTypewriter ? typewriter : [], focus === 'off' ? [] : focusMode(focus, language)]) }
}

/** Puts the keys of another editor, or none, into an editor. */
export function editorKeysChange(extension: Extension): TransactionSpec {
  return { effects: keys.reconfigure(extension) }
}
