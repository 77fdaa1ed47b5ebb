import { CircleAlert } from 'lucide-react'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { askForSection } from '../../state/layoutStore.ts'
import { useOpenPost } from './useFields.ts'

/** What is said above the forms of keys that are there more than once: the forms show and edit the last, which counts. The other places are mended as text. */
export function RepeatedKeys() {
  const { parsed } = useOpenPost()
  const repeated = parsed.problems.filter(({ path }) => path)
  if (repeated.length === 0) return null
  return (
    <div role="status" aria-label="Keys that are there more than once" className="details-repeated">
      <ul>
        {repeated.map(({ message, line, from }) => (
          <li key={from} className="checks-problem checks-error">
            <CircleAlert size={15} aria-hidden />
            <span>
              <b>Line {line}: </b>
              {visibleText(message)}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" className="field-button" onClick={() => askForSection('file')}>
        Go to the file’s text
      </button>
    </div>
  )
}
