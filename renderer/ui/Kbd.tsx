import { keyLabel } from './keyLabel.ts'
import './Kbd.css'

/** A key in CodeMirror notation, shown as the author's keyboard names it. */
export function Kbd({ value }: { readonly value: string }) {
  return <kbd className="kbd">{keyLabel(value)}</kbd>
}
