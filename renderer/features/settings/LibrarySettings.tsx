import { useState } from 'react'
import type { LibrarySnapshot } from '../../../shared/library/postSummary.ts'
import { bridge } from '../../bridge/bridge.ts'
import { libraryStore } from '../../state/libraryStore.ts'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ratingScaleId, ratingScaleWords, ratingScales } from './ratingScales.ts'

type Key = 'title' | 'author' | 'signoff' | 'siteUrl' | 'language' | 'timeZone'

/** What the open library says of itself in `.marquee/library.yaml`; emptying a field takes its key out. */
export function LibrarySettings({ library }: { readonly library: LibrarySnapshot }) {
  const { config } = library
  const [problem, setProblem] = useState<string | null>(null)
  const scaleId = ratingScaleId(config.ratingScale)

  const configure = async (set: Record<string, string | number | null>): Promise<void> => {
    const answer = await bridge.invoke('library:configure', { set })
    setProblem(answer.ok ? null : answer.error.message)
    if (answer.ok) libraryStore.setState({ library: answer.value })
  }
  const write = (key: Key) => (text: string): string => {
    void configure({ [key]: text.trim() === '' ? null : text.trim() })
    return text.trim()
  }
  const writeUrl = (text: string): string | null => (text.trim() === '' || isWebAddress(text.trim()) ? write('siteUrl')(text) : null)

  return (
    <section className="settings" aria-labelledby="settings-library">
      <h3 id="settings-library">This library</h3>
      <p className="settings-where">Kept in .marquee/library.yaml in {library.folder}</p>
      {problem && <p className="settings-problem" role="alert">{problem}</p>}
      {config.problems.map((sentence) => <p key={sentence} className="settings-problem">{sentence}</p>)}
      <div className="settings-pair">
        <TextField label="Title" value={config.title} onWrite={write('title')} />
        <TextField label="Author" value={config.author ?? ''} onWrite={write('author')} />
      </div>
      <TextArea label="Sign-off" note="Markdown that ::signoff places at the end of a post." rows={2} value={config.signoff ?? ''} onWrite={write('signoff')} />
      <TextField
        label="Address of the site"
        inputMode="url"
        spellCheck={false}
        placeholder="https://example.org"
        note="Feeds and search engines need it."
        refusal="An address begins with https:// or http://"
        value={config.siteUrl ?? ''}
        onWrite={writeUrl}
      />
      <div className="settings-pair">
        <TextField label="Time zone" spellCheck={false} placeholder="Asia/Hong_Kong" refusal="No time zone has this name. Example: Europe/Lisbon" value={config.timeZone} onWrite={(text) => (text.trim() === '' || isTimeZone(text.trim()) ? write('timeZone')(text) : null)} />
        <TextField label="Language" spellCheck={false} placeholder="en" refusal="A language tag such as en or zh-Hant" value={config.language} onWrite={(text) => (text.trim() === '' || isLanguage(text.trim()) ? write('language')(text) : null)} />
      </div>
      {scaleId === null ? (
        <p className="settings-row">
          <span>Rating scale</span>
          <span>{ratingScaleWords(config.ratingScale)}, set in library.yaml</span>
        </p>
      ) : (
        <Select
          label="Rating scale"
          note="Ratings already written stay as they are."
          value={scaleId}
          options={ratingScales.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => {
            const chosen = ratingScales.find((known) => known.id === id)
            if (chosen) void configure({ 'rating.best': chosen.scale.best, 'rating.step': chosen.scale.step, 'rating.min': chosen.scale.min })
          }}
        />
      )}
    </section>
  )
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
