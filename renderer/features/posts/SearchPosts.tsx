import { Search, X } from 'lucide-react'
import { useEffect } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import { bridge } from '../../bridge/bridge.ts'
import { useLibrary } from '../../state/libraryStore.ts'
import { postsViewStore, usePostsView } from '../../state/postsViewStore.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import './SearchPosts.css'

const restMs = 120

/** The search over titles, subjects, tags and bodies. It asks main when typing rests; an answer that comes too late is dropped. */
export function SearchPosts({ onLeaveDown }: { readonly onLeaveDown: () => void }) {
  const query = usePostsView((view) => view.query)
  // what a post says may have changed: the library's number, which each save advances, makes a search be asked again
  const sequence = useLibrary((library) => (query.trim() === '' ? null : library?.sequence))
  const libraryId = useLibrary((library) => library?.id)

  useEffect(() => {
    const words = query.trim()
    if (words === '') return postsViewStore.setState({ found: null })
    let stale = false
    const timer = setTimeout(async () => {
      const answer = await bridge.invoke('library:search', { query: words.slice(0, 500) })
      if (!stale && answer.ok) postsViewStore.setState({ found: new Set(answer.value.paths) })
    }, restMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [query, sequence, libraryId])

  return (
    <SearchField className="searchPosts" aria-label="Search posts" value={query} onChange={(value) => postsViewStore.setState({ query: value })}>
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <Input
        placeholder="Search posts"
        autoComplete="off"
        spellCheck={false}
        data-search-posts
        onKeyDownCapture={(event) => {
          if (!event.nativeEvent.isComposing) return
          // an input method's keys choose among its words: neither the list is meant by them, nor the field, which the browser itself empties on Escape
          event.stopPropagation()
          if (event.key === 'Escape') event.preventDefault()
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            onLeaveDown()
          }
        }}
      />
      {query === '' ? <Kbd value="Mod-k" /> : <Button className="searchPosts-clear" aria-label="Clear the search"><X size={14} aria-hidden /></Button>}
    </SearchField>
  )
}
