import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { attachEditor } from '../../session/activeDocument.ts'
import { useLayout } from '../../state/layoutStore.ts'
import { useSettings } from '../../state/settingsStore.ts'
import { PostLine } from './PostLine.tsx'
import { TitleField } from './TitleField.tsx'
import './EditorPane.css'

/** The open post's title and text. @param props.bar the formatting bar above them; null while it is loaded: its room is there already */
export function EditorPane({ bar }: { readonly bar: ReactNode }) {
  const parent = useRef<HTMLDivElement>(null)
  const zen = useLayout((layout) => layout.zen)
  const hasBar = useSettings((settings) => settings.panels.formatBar) && !zen
  // before the first paint, which shows the text already
  useLayoutEffect(() => (parent.current ? attachEditor(parent.current) : undefined), [])
  return (
    <section className="editorPane" aria-label="Editor">
      {hasBar && (bar ?? <div className="formatBar" />)}
      <div className="editorPane-heading">
        <TitleField />
        <PostLine />
      </div>
      <div ref={parent} className="editorPane-text" />
    </section>
  )
}
