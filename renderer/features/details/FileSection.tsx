import { useState } from 'react'
import { useDocument } from '../../state/documentStore.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { fileFacts } from './fileFacts.ts'
import { HeadSource } from './HeadSource.tsx'
import { textInField } from './fieldText.ts'
import { useOpenPost } from './useFields.ts'

/** The file as it lies on disk: its name and form, the fields that the forms do not show, and the front matter itself. */
export function FileSection() {
  const document = useOpenPost()
  const counts = useDocument((state) => state.document?.counts ?? null)
  const [showsSource, setShowsSource] = useState(false)
  const { otherKeys } = document.fields
  return (
    <Disclosure title="File" defaultOpen={false}>
      <dl className="file-facts">
        {fileFacts({ ...document, counts }).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {otherKeys.length > 0 && (
        <section className="file-others" aria-label="Other fields">
          <h3>Other fields</h3>
          <p className="field-note">Marquee does not use these and keeps them as they are.</p>
          <dl className="file-facts">
            {otherKeys.map(({ key, value }) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{textInField(value).text || '(empty)'}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <button type="button" className="field-button" aria-expanded={showsSource} onClick={() => setShowsSource(!showsSource)}>
        {showsSource ? 'Hide front matter' : 'Show front matter'}
      </button>
      {showsSource && <HeadSource />}
    </Disclosure>
  )
}
