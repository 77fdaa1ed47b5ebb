import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Quote } from '../../../shared/review/conventions.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { EntryButtons } from './EntryButtons.tsx'
import { quoteEntries } from './listEntries.ts'
import { useEntries } from './useEntries.ts'

const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/

/** Lines worth quoting, each with its source and language, in the order that `::quotes` shows them. */
export function QuotesSection() {
  const { raw, problem, disabled, nextPlace, say, remove, move } = useEntries('quotes', 'text')
  // A new quote is a row without an entry until its first words are written; it keeps its place, and so its focus.
  const [adding, setAdding] = useState<number | null>(null)
  const entries = quoteEntries(raw)
  const isNew = adding !== null && adding === nextPlace
  const rows: readonly { readonly place: number; readonly quote: Quote }[] = isNew ? [...entries, { place: adding, quote: { text: '', source: null, lang: null } }] : entries
  return (
    <Disclosure title="Quotes" aside={entries.length > 0 ? entries.length : undefined} defaultOpen={entries.length > 0}>
      {problem && <p className="field-problem">{problem}</p>}
      {rows.length === 0 && <p className="field-note">No quotes yet.</p>}
      {rows.map(({ place, quote }, index) => {
        const name = `quote ${index + 1}`
        const isAdded = isNew && place === adding
        return (
          <div key={place} className="details-entry">
            <TextArea
              bare
              label={`Quote ${index + 1}`}
              value={quote.text}
              lang={quote.lang ?? undefined}
              placeholder="The words"
              disabled={disabled}
              autoFocus={isAdded}
              onWrite={(typed) => {
                const text = typed.trim()
                if (text !== quote.text) say(place, 'text', text)
                return text
              }}
            />
            <div className="details-pair details-wideFirst">
              <TextField
                bare
                label={`Source of ${name}`}
                value={quote.source ?? ''}
                placeholder="Source"
                disabled={disabled}
                onWrite={(typed) => {
                  const source = typed.trim()
                  if (source !== (quote.source ?? '')) say(place, 'source', source)
                  return source
                }}
              />
              <TextField
                bare
                label={`Language of ${name}`}
                value={quote.lang ?? ''}
                placeholder="zh-Hant"
                spellCheck={false}
                disabled={disabled}
                onWrite={(typed) => {
                  const lang = typed.trim()
                  if (lang !== '' && !languageTag.test(lang)) return null
                  if (lang !== (quote.lang ?? '')) say(place, 'lang', lang)
                  return lang
                }}
              />
            </div>
            <EntryButtons
              name={name}
              disabled={disabled}
              onUp={index > 0 && !isAdded ? () => move(place, -1) : undefined}
              onDown={index < entries.length - 1 ? () => move(place, 1) : undefined}
              onRemove={() => (isAdded ? setAdding(null) : remove(place))}
            />
          </div>
        )
      })}
      <button type="button" className="details-add" disabled={disabled || isNew} onClick={() => setAdding(nextPlace)}>
        <Plus size={14} aria-hidden />
        Add a quote
      </button>
    </Disclosure>
  )
}
