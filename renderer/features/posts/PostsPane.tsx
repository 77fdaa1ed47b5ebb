import { Copy, FileText, FolderOpen, History, PenLine, Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import type { PostPath } from '../../../shared/post/postPath.ts'
import { focusEditor, openPost } from '../../session/activeDocument.ts'
import { requestCommand } from '../../state/commandRequests.ts'
import { openDialog } from '../../state/dialogStore.ts'
import { useDocument } from '../../state/documentStore.ts'
import { useLibrary, usePosts } from '../../state/libraryStore.ts'
import { usePostsView } from '../../state/postsViewStore.ts'
import { Button } from '../../ui/Button.tsx'
import { type MenuGroup, MenuPopover } from '../../ui/Menu.tsx'
import { VirtualListbox, type VirtualListboxHandle } from '../../ui/VirtualListbox.tsx'
import { duplicatePost, showPostFile, trashPost } from './postActions.ts'
import { LibraryProblems } from './LibraryProblems.tsx'
import { PostFilters } from './PostFilters.tsx'
import { countPosts, listPosts } from './postQuery.ts'
import { PostRow } from './PostRow.tsx'
import { PostsEmpty } from './PostsEmpty.tsx'
import { SearchPosts } from './SearchPosts.tsx'
import './PostsPane.css'

const keyRestMs = 140
const pathOf = (post: PostSummary): string => post.path
const titleOf = (post: PostSummary): string => post.title
const menu: readonly MenuGroup[] = [
  { entries: [{ id: 'open', label: 'Open', icon: FileText, shortcut: 'Enter' }] },
  {
    entries: [
      { id: 'rename', label: 'Rename file…', icon: PenLine, shortcut: 'F2' },
      { id: 'duplicate', label: 'Duplicate', icon: Copy },
      { id: 'history', label: 'History…', icon: History },
      { id: 'show', label: 'Show file in folder', icon: FolderOpen },
    ],
  },
  { entries: [{ id: 'trash', label: 'Delete', icon: Trash2, shortcut: 'Delete', danger: true }] },
]

/** The library's posts: searched, filtered, sorted, opened. */
export function PostsPane({ onOpened }: { readonly onOpened: () => void }) {
  const posts = usePosts()
  const isWhole = useLibrary((library) => library?.isWhole ?? false)
  const language = useLibrary((library) => library?.config.language ?? 'en')
  const openPath = useDocument((state) => state.opening ?? state.document?.path ?? null)
  const filter = usePostsView((view) => view.filter)
  const sort = usePostsView((view) => view.sort)
  const found = usePostsView((view) => view.found)
  const [chosen, setChosen] = useState<PostPath | null>(null)
  const [context, setContext] = useState<{ readonly post: PostSummary; readonly x: number; readonly y: number } | null>(null)
  const list = useRef<VirtualListboxHandle>(null)
  const anchor = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const shown = useMemo(() => listPosts(posts, { filter, sort, found }), [posts, filter, sort, found])
  const counts = useMemo(() => countPosts(posts), [posts])
  const renderRow = useMemo(() => {
    const now = Date.now()
    return (post: PostSummary) => <PostRow post={post} language={language} now={now} />
  }, [language])

  const open = (post: PostSummary): void => {
    clearTimeout(timer.current)
    setChosen(null)
    void openPost(post.path)
  }

  const select = (post: PostSummary, by: 'pointer' | 'keys'): void => {
    clearTimeout(timer.current)
    if (by === 'pointer') {
      open(post)
      onOpened()
      return
    }
    // running down the list with a key held opens where it stops, not everything on the way
    setChosen(post.path)
    timer.current = setTimeout(() => open(post), keyRestMs)
  }

  const enter = async (post: PostSummary): Promise<void> => {
    clearTimeout(timer.current)
    setChosen(null)
    await openPost(post.path)
    onOpened()
    // the editor may only be coming into the page
    setTimeout(focusEditor)
  }

  const act = (post: PostSummary, action: string): void => {
    if (action === 'open') void enter(post)
    else if (action === 'rename') openDialog({ kind: 'rename', path: post.path })
    else if (action === 'duplicate') void duplicatePost(post.path)
    else if (action === 'history') void openPost(post.path).then(() => openDialog({ kind: 'history', view: 'post' }))
    else if (action === 'show') void showPostFile(post.path)
    else if (action === 'trash') void trashPost(post.path)
  }

  const onKey = (post: PostSummary, event: KeyboardEvent): boolean => {
    if (event.key === 'F2') act(post, 'rename')
    else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) act(post, 'trash')
    else return false
    event.stopPropagation()
    return true
  }

  return (
    <nav className="postsPane" aria-label="Posts">
      <SearchPosts onLeaveDown={() => list.current?.focus()} />
      <PostFilters counts={counts} />
      <LibraryProblems />
      {!isWhole ? (
        <p className="postsPane-reading" role="status">Reading the posts…</p>
      ) : shown.length === 0 ? (
        <PostsEmpty libraryIsEmpty={posts.length === 0} />
      ) : (
        <VirtualListbox
          ref={list}
          label="Posts"
          items={shown}
          keyOf={pathOf}
          textOf={titleOf}
          renderRow={renderRow}
          rowHeight={58}
          selectedKey={chosen ?? openPath}
          onSelect={select}
          onEnter={(post) => void enter(post)}
          onKey={onKey}
          onContextMenu={(post, at) => setContext({ post, ...at })}
        />
      )}
      <p className="visuallyHidden" role="log" aria-live="polite">{found === null ? '' : `${shown.length} ${shown.length === 1 ? 'post' : 'posts'} found`}</p>
      <footer className="postsPane-foot">
        <Button wide onPress={() => requestCommand('post.new')}>
          <Plus size={16} strokeWidth={1.75} aria-hidden />
          New post
        </Button>
      </footer>
      <span ref={anchor} className="postsPane-anchor" style={{ left: context?.x ?? 0, top: context?.y ?? 0 }} aria-hidden />
      {context && (
        <MenuPopover
          label={`“${context.post.title}”`}
          triggerRef={anchor}
          isOpen
          offset={2}
          placement="bottom start"
          onOpenChange={() => setContext(null)}
          groups={menu}
          onAction={(action) => {
            setContext(null)
            act(context.post, action)
          }}
        />
      )}
    </nav>
  )
}
