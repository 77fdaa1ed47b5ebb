import { useLayoutEffect, useRef } from 'react'
import { attachEditor } from '../../session/activeDocument.ts'
import { useLayout } from '../../state/layoutStore.ts'
import { useFirstPaint } from '../../state/firstPaint.ts'
import { useSettings } from '../../state/settingsStore.ts'
import { FormatBar } from './FormatBar.tsx'
import { PostLine } from './PostLine.tsx'
import { SpellingMenu } from './SpellingMenu.tsx'
import { TitleField } from './TitleField.tsx'
import './EditorPane.css'

/** The open post's title and text, with the formatting bar above them. */
export function EditorPane() {
  const parent = useRef<HTMLDivElement>(null)
  const zen = useLayout((layout) => layout.zen)
  const hasBar = useSettings((settings) => settings.panels.formatBar) && !zen
  const isPainted = useFirstPaint()
  // before the first paint, which shows the text already
  useLayoutEffect(() => (parent.current ? attachEditor(parent.current) : undefined), [])
  return (
    <section className="editorPane" aria-label="Editor">
      {/* the text comes first; its bar has its room already */}
      {hasBar && (isPainted ? <FormatBar /> : <div className="formatBar" />)}
      <div className="editorPane-heading">
        <TitleField />
        <PostLine />
      </div>
      <div ref={parent} className="editorPane-text" />
      <SpellingMenu />
    </section>
  )
}
