import { Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { openPost } from '../../session/activeDocument.ts'
import { requestCommand } from '../../state/commandRequests.ts'
import { closeDialog, useDialog } from '../../state/dialogStore.ts'
import { useLibrary, usePosts } from '../../state/libraryStore.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { shortDate } from '../../ui/shortDate.ts'
import { Stars } from '../../ui/Stars.tsx'
import { textLanguage } from '../../ui/textLanguage.ts'
import { type PaletteEntry, paletteEntries } from './paletteEntries.ts'
import './Palette.css'

/** Go to a post by a few of its letters, or run a command after `>`. */
export function Palette() {
  const dialog = useDialog((open) => (open?.kind === 'palette' ? open : null))
  return (
    <ModalOverlay className="scrim" isOpen={dialog !== null} isDismissable onOpenChange={(open) => !open && closeDialog()}>
      <Modal className="modal modal-medium palette">
        <Dialog className="dialog" aria-label="Go to post or command">{dialog && <Finder initial={dialog.query} />}</Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Finder({ initial }: { readonly initial: string }) {
  const posts = usePosts()
  const [query, setQuery] = useState(initial)
  const [active, setActive] = useState(0)
  // ten thousand posts may take longer than a frame: the letters do not wait for them
  const asked = useDeferredValue(query)
  const entries = useMemo(() => paletteEntries(asked, posts), [asked, posts])
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const current = Math.min(active, entries.length - 1)

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [current, entries])

  const take = (entry: PaletteEntry | undefined): void => {
    if (!entry) return
    closeDialog()
    if (entry.kind === 'post') void openPost(entry.post.path)
    // after the dialog has given the focus back, so that what the command opens keeps it
    else setTimeout(() => requestCommand(entry.id))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const count = entries.length
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (current + 1) % count, ArrowUp: (current - 1 + count) % count, PageDown: Math.min(count - 1, current + 8), PageUp: Math.max(0, current - 8),
    }
    const next = moves[event.key]
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') take(entries[current])
    else if (next !== undefined && count > 0) setActive(next)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="palette-search">
        <Search size={18} strokeWidth={1.75} aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-label="Go to post or command"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(entries.length > 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
          placeholder="Title or subject, or > for a command"
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd value="Escape" />
      </div>
      <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label="Found">
        {entries.map((entry, index) => (
          <div
            key={entry.key}
            id={`${id}-${index}`}
            className="palette-entry"
            role="option"
            aria-selected={index === current}
            onPointerMove={() => setActive(index)}
            onClick={() => take(entry)}
          >
            {entry.kind === 'post' ? <PostEntry entry={entry} /> : <CommandEntry entry={entry} />}
          </div>
        ))}
        {entries.length === 0 && (
          <p className="palette-none">{query.startsWith('>') ? 'No command of that name.' : 'No post has these letters in its title or subject.'}</p>
        )}
      </div>
      <footer className="palette-foot">
        {query.startsWith('>') ? 'Without > it finds posts' : 'Type > for commands and their keys'}
      </footer>
    </>
  )
}

function PostEntry({ entry }: { readonly entry: Extract<PaletteEntry, { kind: 'post' }> }) {
  const { post, at } = entry
  const fallback = useLibrary((library) => library?.config.language ?? 'en')
  const language = textLanguage(post.title, fallback)
  return (
    <>
      <span className="palette-text" {...(language ? { lang: language } : {})}><Marked text={post.title} at={at} /></span>
      {post.draft && <span className="palette-quiet">Draft</span>}
      {post.rating && <Stars value={post.rating.value} best={post.rating.best} />}
      <span className="palette-quiet palette-date">{shortDate(post.date, Date.now())}</span>
    </>
  )
}

function CommandEntry({ entry }: { readonly entry: Extract<PaletteEntry, { kind: 'command' }> }) {
  return (
    <>
      <span className="palette-text"><Marked text={entry.label} at={entry.at} /></span>
      {entry.shortcut && <Kbd value={entry.shortcut} />}
    </>
  )
}

function Marked({ text, at }: { readonly text: string; readonly at: readonly number[] }) {
  if (at.length === 0) return text
  const marked = new Set(at)
  const runs: { text: string; isMarked: boolean }[] = []
  for (let index = 0; index < text.length; index++) {
    const last = runs.at(-1)
    if (last && last.isMarked === marked.has(index)) last.text += text[index]
    else runs.push({ text: text[index] ?? '', isMarked: marked.has(index) })
  }
  return runs.map((run, index) => (run.isMarked ? <mark key={index}>{run.text}</mark> : <span key={index}>{run.text}</span>))
}
