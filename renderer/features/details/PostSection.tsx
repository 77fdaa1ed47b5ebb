import { useMemo } from 'react'
import { formatDate, readPostDate } from '../../../shared/post/postDate.ts'
import { slugFromTitle } from '../../../shared/post/slug.ts'
import { editField } from '../../session/headEdits.ts'
import { usePosts } from '../../state/libraryStore.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TagField } from '../../ui/TagField.tsx'
import { CoverField } from './CoverField.tsx'
import { HeadTextField } from './HeadTextField.tsx'
import { countTerms } from '../../../shared/library/libraryTerms.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { SiteAppearance } from './SiteAppearance.tsx'
import { postsWithSlug } from './slugClash.ts'
import { dateInWords, writeDate } from './typedDate.ts'
import { useFieldView, useLibraryConfig, useOpenPost } from './useFields.ts'
import { useListField } from './useListField.ts'

/** Where and when the post appears: what every site generator knows. */
export function PostSection() {
  const { fields, readOnly } = useOpenPost()
  const draft = useFieldView('draft')
  return (
    <Disclosure title="Post">
      <div className="field">
        <Switch label="Draft" checked={fields.draft} disabled={readOnly} onChange={(checked) => editField('draft', checked)} note={fields.draft ? 'Not exported unless asked for' : undefined} />
        {draft.problem && <p className="field-problem">{draft.problem}</p>}
      </div>
      <PostDateField />
      <SiteAppearance />
      <SlugField />
      <TermsField field="tags" label="Tags" />
      <TermsField field="categories" label="Categories" />
      <HeadTextField field="summary" label="Summary" wraps placeholder="For lists, feeds and search results" />
      <CoverField />
    </Disclosure>
  )
}

function PostDateField() {
  const config = useLibraryConfig()
  const { value, problem, disabled, onWrite, onRemove } = useFieldView('date')
  const timeZone = config?.timeZone ?? 'UTC'
  const read = value === '' ? null : readPostDate(value, timeZone)
  const write = (text: string): string | null => {
    if (text.trim() === '') return onWrite('')
    // What the field shows of a date is less than what is written: an unchanged text is an unchanged date.
    if (text.trim() === dateInWords(value)) return dateInWords(value)
    const written = writeDate(text, value === '' ? null : value, timeZone)
    if (written === null) return null
    onWrite(written)
    return dateInWords(written)
  }
  return (
    <DateField
      label="Date"
      value={dateInWords(value)}
      onWrite={write}
      onNow={() => onWrite(formatDate(Date.now(), timeZone))}
      disabled={disabled}
      onRemove={onRemove}
      problem={problem ?? (value !== '' && !read ? 'This is not a date that Marquee can read. It stays as it is until you change it.' : undefined)}
      note={read ? zoneNote(value, read, timeZone) : undefined}
    />
  )
}

function zoneNote(value: string, read: { readonly precision: string; readonly hasOffset: boolean }, timeZone: string): string | undefined {
  if (read.precision === 'day') return undefined
  const place = timeZone.replace(/_/g, ' ')
  if (!read.hasOffset) return `No offset is written: read as ${place}.`
  const offset = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.exec(value.trim())?.[0] ?? ''
  const here = formatDate(readPostDate(value, timeZone)?.ms ?? 0, timeZone).slice(19)
  if (/^z$/i.test(offset)) return 'UTC'
  return offset.replace(':', '') === here.replace(':', '') ? `UTC${offset}, ${place}` : `UTC${offset}`
}

function SlugField() {
  const { path, fields } = useOpenPost()
  const { value, disabled, onWrite } = useFieldView('slug')
  const posts = usePosts()
  const clash = useMemo(() => postsWithSlug(value, path, posts), [value, path, posts])
  const fromTitle = slugFromTitle(fields.title)
  const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
  const first = clash[0]
  const problem = /[/\\?#%\s]/.test(value)
    ? 'A slug is one part of an address: letters, figures and hyphens.'
    : first
      ? `“${visibleText(first.title)}” (${visibleText(first.path)}) has the same slug: one would overwrite the other.`
      : undefined
  return (
    <HeadTextField field="slug" label="Slug" spellCheck={false} placeholder={fileName} problem={problem}>
      {fields.title !== '' && fromTitle !== value && (
        <button type="button" className="field-button" disabled={disabled} title={`Use “${fromTitle}”`} onClick={() => onWrite(fromTitle)}>
          From title
        </button>
      )}
    </HeadTextField>
  )
}

function TermsField({ field, label }: { readonly field: 'tags' | 'categories'; readonly label: string }) {
  const { values, problem, disabled, add, removeAt, onRemove } = useListField(field)
  const posts = usePosts()
  const suggestions = useMemo(() => countTerms(posts.map((post) => post[field])), [posts, field])
  return <TagField label={label} values={values} onAdd={add} onRemoveAt={removeAt} suggestions={suggestions} problem={problem} disabled={disabled} onRemove={onRemove} />
}
