import { CircleAlert } from 'lucide-react'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { goTo } from '../../session/activeDocument.ts'
import { useOpenPost } from './useFields.ts'

/** What is said above the forms of keys that are there more than once: the forms show and edit the last, which counts. Each leads to its place. */
export function RepeatedKeys() {
  const { parsed } = useOpenPost()
  const repeated = parsed.problems.filter(({ path }) => path)
  if (repeated.length === 0) return null
  return (
    <div role="status" aria-label="Keys that are there more than once">
      <ul className="details-repeated">
        {repeated.map(({ message, line, from, to }) => (
          <li key={from}>
            <button type="button" className="checks-problem checks-error" onClick={() => goTo({ part: 'head', from, to })}>
              <CircleAlert size={15} aria-hidden />
              <span>
                <b>Line {line}: </b>
                {visibleText(message)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
