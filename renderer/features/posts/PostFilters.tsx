import { ArrowDownWideNarrow } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { type PostFilter, type PostSort, postsViewStore, usePostsView } from '../../state/postsViewStore.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MenuPopover } from '../../ui/Menu.tsx'
import './PostFilters.css'

const sorts: readonly { readonly id: PostSort; readonly label: string }[] = [
  { id: 'date', label: 'Newest first' },
  { id: 'title', label: 'By title' },
  { id: 'rating', label: 'Best rated first' },
]

/** Which posts are listed, and in which order. */
export function PostFilters({ counts }: { readonly counts: Readonly<Record<PostFilter, number>> }) {
  const filter = usePostsView((view) => view.filter)
  const sort = usePostsView((view) => view.sort)
  const filters: readonly { readonly id: PostFilter; readonly label: string }[] = [
    { id: 'all', label: `All ${counts.all}` },
    { id: 'drafts', label: `Drafts ${counts.drafts}` },
    { id: 'published', label: 'Published' },
  ]
  return (
    <div className="postFilters">
      <div className="postFilters-set" role="group" aria-label="Which posts">
        {filters.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className="postFilter"
            aria-pressed={filter === id}
            title={id === 'published' ? `${counts.published} published` : undefined}
            onClick={() => postsViewStore.setState({ filter: id })}
          >
            {label}
          </button>
        ))}
      </div>
      <MenuTrigger>
        <IconButton icon={ArrowDownWideNarrow} label="Sort posts" size={16} />
        <MenuPopover
          label="Sort posts"
          placement="bottom end"
          groups={[{ title: 'Sort', entries: sorts.map((entry) => ({ ...entry, isChecked: entry.id === sort })) }]}
          onAction={(id) => {
            const chosen = sorts.find((entry) => entry.id === id)
            if (chosen) postsViewStore.setState({ sort: chosen.id })
          }}
        />
      </MenuTrigger>
    </div>
  )
}
