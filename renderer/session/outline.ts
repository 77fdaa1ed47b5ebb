import { ChangeSet, type Text } from '@codemirror/state'
import { lineChanges } from '../../shared/editing/lineChanges.ts'
import { besideSection, endOfSection, moveSection, opensSection, sectionOf, type SectionHeading } from '../../shared/editing/sectionMoves.ts'
import { outlineOf } from '../../shared/markdown/renderProfile.ts'
import { previewStore } from '../state/previewStore.ts'
import type { DocumentSession } from './documentSession.ts'

/** A heading that opens a section of the open post. */
export interface OutlineEntry extends SectionHeading {
  readonly text: string
}

/** The post's sections as the preview knows them, as far as the text still has them where the preview saw them. */
export function outlineIn(body: Text): readonly OutlineEntry[] {
  return outlineOf(previewStore.getState().blocks).flatMap(({ text, level, line }) => {
    if (line > body.lines) return []
    const next = line < body.lines ? body.line(line + 1).text : undefined
    return opensSection(body.line(line).text, next) ? [{ text, level, line: line - 1 }] : []
  })
}

/** Puts a section before another heading, by their places in the outline; the cursor goes along. False where nothing moves. */
export function moveSectionTo(session: DocumentSession, outline: readonly OutlineEntry[], index: number, before: number): boolean {
  if (session.state.readOnly) return false
  const text = session.body.toString()
  const made = moveSection(text, outline, index, before)
  if (made === text) return false
  // where its heading is then: as many lines up or down as went past it
  const end = endOfSection(outline, index, session.body.lines)
  const from = outline[index]?.line ?? 0
  const to = outline[before]?.line ?? session.body.lines
  const line = to <= from ? to : from + to - end
  session.changeBody(({ doc }) => {
    if (doc.toString() !== text) return {}
    const changes = ChangeSet.of(lineChanges(text, made), doc.length)
    return { changes, selection: { anchor: changes.apply(doc).line(Math.min(line + 1, doc.lines)).from }, userEvent: 'move.section', scrollIntoView: true }
  })
  return true
}

/** Has the section that the cursor is in change places with the one above (-1) or below (1). */
export function moveSectionBy(session: DocumentSession, by: 1 | -1): boolean {
  const outline = outlineIn(session.body)
  const index = sectionOf(outline, session.body.lineAt(session.state.selection.main.head).number - 1)
  const before = besideSection(outline, index, by, session.body.lines)
  return before !== null && moveSectionTo(session, outline, index, before)
}
