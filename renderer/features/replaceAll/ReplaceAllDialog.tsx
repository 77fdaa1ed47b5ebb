import { type FormEvent, useEffect, useState } from 'react'
import type { FoundPost } from '../../../shared/ipc/contract.ts'
import type { FindQuery } from '../../../shared/library/findInText.ts'
import { saveTyped } from '../../session/activeDocument.ts'
import { bridge } from '../../bridge/bridge.ts'
import { closeDialog, useDialog } from '../../state/dialogStore.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { Field } from '../../ui/Field.tsx'
import { FoundPosts } from './FoundPosts.tsx'
import { replaceInPosts } from './replaceInPosts.ts'
import './ReplaceAllDialog.css'

const restMs = 250
const switches = [
  ['matchCase', 'Match case'],
  ['wholeWord', 'Whole words'],
  ['isRegex', 'Regular expression'],
  ['frontMatter', 'Front matter too'],
] as const

interface Found {
  readonly query: FindQuery
  readonly posts: readonly FoundPost[]
  readonly isCut: boolean
}

/** Finds something in every post of the library, and replaces it in those that are chosen. */
export function ReplaceAllDialog() {
  const isOpen = useDialog((dialog) => dialog?.kind === 'replaceAll')
  return (
    <DialogFrame title="Find and replace in all posts" isOpen={isOpen} onClose={closeDialog} size="large">
      <ReplaceAll />
    </DialogFrame>
  )
}

function ReplaceAll() {
  const [query, setQuery] = useState<FindQuery>({ text: '', isRegex: false, matchCase: false, wholeWord: false, frontMatter: false })
  const [replacement, setReplacement] = useState('')
  const { found, problem } = useFound(query)
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set())
  const [isWriting, setWriting] = useState(false)
  const chosen = found?.posts.filter(({ path }) => !unchosen.has(path)) ?? []
  const places = chosen.reduce((sum, { count }) => sum + count, 0)

  const replace = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!found || chosen.length === 0 || isWriting) return
    setWriting(true)
    const isDone = await replaceInPosts(found.query, replacement, chosen)
    setWriting(false)
    if (isDone) closeDialog()
  }

  return (
    <form className="replaceAll" onSubmit={(event) => void replace(event)}>
      <div className="replaceAll-fields">
        <Field id="replaceAll-find" label="Find" problem={problem ?? undefined}>
          <input
            id="replaceAll-find"
            className="field-input"
            autoFocus
            maxLength={1000}
            spellCheck={false}
            autoComplete="off"
            aria-describedby={problem ? 'replaceAll-find-note' : undefined}
            value={query.text}
            onKeyDown={(event) => {
              // to replace is said where the replacement is
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              document.getElementById('replaceAll-with')?.focus()
            }}
            onChange={(event) => setQuery({ ...query, text: event.target.value })}
          />
        </Field>
        <Field id="replaceAll-with" label="Replace with">
          <input id="replaceAll-with" className="field-input" maxLength={10_000} spellCheck={false} autoComplete="off" value={replacement} onChange={(event) => setReplacement(event.target.value)} />
        </Field>
      </div>
      <div className="replaceAll-switches">
        {switches.map(([key, label]) => <Checkbox key={key} label={label} checked={query[key]} onChange={(on) => setQuery({ ...query, [key]: on })} />)}
      </div>
      <p className="replaceAll-count" role="status">{found && countWords(found)}</p>
      {found && found.posts.length > 0 && <FoundPosts posts={found.posts} unchosen={unchosen} onUnchosen={setUnchosen} />}
      <div className="newPost-foot">
        <Button onPress={closeDialog}>Cancel</Button>
        <Button look="primary" type="submit" isDisabled={chosen.length === 0 || isWriting}>
          {chosen.length === 0 ? 'Replace' : `Replace ${places} in ${chosen.length} ${chosen.length === 1 ? 'post' : 'posts'}`}
        </Button>
      </div>
    </form>
  )
}

/** What is found, a moment after the last key; what is typed and not saved is saved first, so that it is found too. */
function useFound(query: FindQuery): { readonly found: Found | null; readonly problem: string | null } {
  const [state, setState] = useState<{ readonly found: Found | null; readonly problem: string | null }>({ found: null, problem: null })
  useEffect(() => {
    let isCurrent = true
    const timer = window.setTimeout(async () => {
      if (query.text === '') return setState({ found: null, problem: null })
      await saveTyped()
      const answer = await bridge.invoke('posts:find', query)
      if (isCurrent) setState(answer.ok ? { found: { query, ...answer.value }, problem: null } : { found: null, problem: answer.error.message })
    }, restMs)
    return () => {
      isCurrent = false
      window.clearTimeout(timer)
    }
  }, [query])
  return state
}

function countWords({ posts, isCut }: Found): string {
  if (posts.length === 0) return 'No post has it.'
  const places = posts.reduce((sum, { count }) => sum + count, 0)
  return `${places} ${places === 1 ? 'place' : 'places'} in ${posts.length} ${posts.length === 1 ? 'post' : 'posts'}${isCut ? '; the first 2,000 are shown' : ''}.`
}
