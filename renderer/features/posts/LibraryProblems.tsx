import { TriangleAlert } from 'lucide-react'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { useLibrary } from '../../state/libraryStore.ts'
import './LibraryProblems.css'

const none: readonly string[] = []

/** What is wrong with the library as a whole: its folder is gone, parts of it cannot be read, its settings are not understood. */
export function LibraryProblems() {
  const problems = useLibrary((library) => library?.config.problems ?? none)
  return (
    <div role="alert" aria-label="About this library" className="libraryProblems" hidden={problems.length === 0}>
      {problems.map((problem) => (
        <p key={problem}>
          <TriangleAlert size={13} aria-hidden />
          <span>{visibleText(problem)}</span>
        </p>
      ))}
    </div>
  )
}
