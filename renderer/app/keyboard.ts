import { type Command, type CommandId, commands } from '../../shared/commands/commandList.ts'
import { layoutStore } from '../state/layoutStore.ts'
import { keyOfEvent } from './keyOfEvent.ts'
import { runCommand } from './runCommand.ts'

const byKey = new Map<string, Command & { readonly id: CommandId }>(commands.flatMap((command) => ('key' in command ? [[command.key, command]] : [])))
const alsoRedo = 'Mod-y'

/** Keys of the commands, wherever the focus is; what the editor or a field takes for itself stays theirs. Returns the way to stop. */
export function bindKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const target = event.target instanceof Element ? event.target : null
    const key = keyOfEvent(event)
    const id = key === alsoRedo ? 'edit.redo' : byKey.get(key)?.id
    // first of all what costs nothing: most keys are letters
    if (event.key !== 'Escape' && id === undefined) return
    // a dialog has the keyboard to itself
    if (document.querySelector('.scrim')) return
    if (event.key === 'Escape') return leaveByEscape()
    if (id === undefined || !mayRunFrom(target, id)) return
    event.preventDefault()
    runCommand(id)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

function leaveByEscape(): void {
  const { zen, drawer } = layoutStore.getState()
  if (drawer !== null) layoutStore.setState({ drawer: null })
  else if (zen) layoutStore.setState({ zen: false })
}

/**
 * Lines and cursors are moved by key in the text alone, which binds those keys itself. Undo means the post's text in its form fields too,
 * since they are views of it; other fields keep their own. Formats are for the text alone.
 */
function mayRunFrom(target: Element | null, id: CommandId): boolean {
  if (/^edit\.(?!undo|redo|find|section)/.test(id)) return false
  const field = target?.closest('input, textarea, [contenteditable=true]')
  if (!field) return true
  if (id.startsWith('edit.')) return field.closest('[data-post-fields]') !== null
  return !id.startsWith('format.') || field.closest('.cm-editor') !== null
}
