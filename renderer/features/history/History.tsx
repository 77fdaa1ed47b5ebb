import { useState } from 'react'
import { useDocument } from '../../state/documentStore.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { DeletedPosts } from './DeletedPosts.tsx'
import { PostHistory } from './PostHistory.tsx'

const views = [
  { id: 'post', label: 'This post' },
  { id: 'deleted', label: 'Deleted posts' },
] as const

/** The two views of the history: the open post's versions, and the posts that are gone. */
export function History({ view: first }: { readonly view: 'post' | 'deleted' }) {
  const path = useDocument((state) => state.document?.path ?? null)
  const [view, setView] = useState(first)
  return (
    <div className="history">
      {path !== null && <SegmentedControl label="Whose history" value={view} options={views} onChange={setView} />}
      {path !== null && view === 'post' ? <PostHistory path={path} /> : <DeletedPosts />}
    </div>
  )
}
