import { useEffect, useRef } from 'react'
import { attachEditor } from '../../session/activeDocument.ts'
import { useSettings } from '../../state/settingsStore.ts'
import { FormatBar } from './FormatBar.tsx'
import { PostLine } from './PostLine.tsx'
import { TitleField } from './TitleField.tsx'
import './EditorPane.css'

/** The open post's title and text, with the formatting bar above them. */
export function EditorPane() {
  const parent = useRef<HTMLDivElement>(null)
  const hasBar = useSettings((settings) => settings.panels.formatBar)
  useEffect(() => (parent.current ? attachEditor(parent.current) : undefined), [])
  return (
    <section className="editorPane" aria-label="Editor">
      {hasBar && <FormatBar />}
      <div className="editorPane-heading">
        <TitleField />
        <PostLine />
      </div>
      <div ref={parent} className="editorPane-text" />
    </section>
  )
}
