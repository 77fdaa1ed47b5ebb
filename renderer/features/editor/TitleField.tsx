import { type KeyboardEvent, useRef } from 'react'
import { focusEditor } from '../../session/activeDocument.ts'
import { registerFieldFlush } from '../../session/fieldFlush.ts'
import { editField } from '../../session/headEdits.ts'
import { useDocument } from '../../state/documentStore.ts'
import { FieldFlush } from '../../ui/fieldFlush.ts'
import { useDraft } from '../../ui/useDraft.ts'

/** The post's title; Enter goes on to the text. */
export function TitleField() {
  const path = useDocument((state) => state.document?.path)
  return (
    <FieldFlush.Provider value={registerFieldFlush}>
      <Title key={path} />
    </FieldFlush.Provider>
  )
}

function Title() {
  const title = useDocument((state) => state.document?.fields.title ?? '')
  const isFixed = useDocument((state) => state.document === null || state.document.readOnly || state.document.parsed.broken)
  const path = useDocument((state) => state.document?.path)
  const written = useRef(path)
  const draft = useDraft(title, (typed) => {
    const text = typed.replace(/\s*\n\s*/g, ' ')
    if (text !== title && written.current === path) editField('title', text)
    return text
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return
    event.preventDefault()
    draft.write()
    focusEditor()
  }
  return (
    <textarea
      {...draft.handlers}
      className="titleField"
      aria-label="Title"
      placeholder="Title"
      rows={1}
      spellCheck
      readOnly={isFixed}
      value={draft.text}
      onKeyDown={onKeyDown}
    />
  )
}
