import { CircleAlert } from 'lucide-react'
import { HeadSource } from './HeadSource.tsx'
import { useOpenPost } from './useFields.ts'

/** What stands in place of the forms while the front matter cannot be read: what is wrong, where, and the text to mend it in. */
export function BrokenHead() {
  const { parsed } = useOpenPost()
  const problem = parsed.problems[0]
  return (
    <section className="details-broken" aria-label="Front matter">
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
      <HeadSource />
    </section>
  )
}
