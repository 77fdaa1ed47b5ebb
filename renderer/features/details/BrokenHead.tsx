import { CircleAlert, CircleCheck } from 'lucide-react'
import { HeadSource } from './HeadSource.tsx'
import { useOpenPost } from './useFields.ts'

interface BrokenHeadProps {
  /** Whether the author is in its text: it then stays, even once mended, so that nothing goes away under the cursor. */
  readonly onMending: (isMending: boolean) => void
}

/** What stands in place of the forms while the front matter cannot be read: what is wrong, where, and the text to mend it in. */
export function BrokenHead({ onMending }: BrokenHeadProps) {
  const { parsed } = useOpenPost()
  const problem = parsed.problems[0]
  return (
    <section className="details-broken" aria-label="Front matter">
      {parsed.broken ? (
        <>
          <div role="alert">
            <h2>
              <CircleAlert size={16} aria-hidden />
              The front matter cannot be read
            </h2>
            {problem && (
              <p>
                <b>
                  Line {problem.line}, column {problem.column}:
                </b>{' '}
                {problem.message}
              </p>
            )}
          </div>
          <p className="field-note">The forms come back once it is mended. Until then everything else goes on: you can write, preview and save, and nothing in it is changed.</p>
        </>
      ) : (
        <div role="status">
          <h2 className="details-mended">
            <CircleCheck size={16} aria-hidden />
            The front matter can be read again
          </h2>
          <button type="button" className="field-button" onClick={() => onMending(false)}>
            Back to the forms
          </button>
        </div>
      )}
      <div onFocus={() => onMending(true)} onBlur={() => onMending(false)}>
        <HeadSource />
      </div>
    </section>
  )
}
