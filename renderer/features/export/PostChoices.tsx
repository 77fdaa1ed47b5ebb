import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { PostPath } from '../../../shared/post/postPath.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { usePosts } from '../../state/libraryStore.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import type { PostWork } from './exportGroups.ts'

interface PostChoicesProps {
  readonly posts: readonly PostWork[]
  readonly leftOut: ReadonlySet<PostPath>
  readonly onChange: (leftOut: ReadonlySet<PostPath>) => void
}

/** Few enough to be looked through without asking. */
const shownAtOnce = 12
const pageSize = 200

/** The posts that an export would change something about, each of which can be left as it is on the site. */
export function PostChoices({ posts, leftOut, onChange }: PostChoicesProps) {
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const [shown, setShown] = useState(pageSize)
  const titles = usePosts()
  const list = useId()
  if (posts.length === 0) return null
  const chosen = posts.filter(({ path }) => !leftOut.has(path)).length
  const titleOf = new Map(titles.map(({ path, title }) => [path, title]))
  const set = (path: PostPath, isChosen: boolean): void => onChange(new Set(isChosen ? [...leftOut].filter((one) => one !== path) : [...leftOut, path]))
  const isShown = isOpen ?? posts.length <= shownAtOnce
  return (
    <div className="postChoices">
      <div className="postChoices-line">
        <div className="changeList-heading">
          <button type="button" aria-expanded={isShown} aria-controls={list} onClick={() => setOpen(!isShown)}>
            <ChevronRight size={14} aria-hidden />
            Posts to export{' '}
            <span>{chosen === posts.length ? posts.length.toLocaleString('en') : `${chosen.toLocaleString('en')} of ${posts.length.toLocaleString('en')}`}</span>
          </button>
        </div>
        {isShown && posts.length > 1 && (
          <>
            <button type="button" className="field-button" disabled={leftOut.size === 0} onClick={() => onChange(new Set())}>All</button>
            <button type="button" className="field-button" disabled={chosen === 0} onClick={() => onChange(new Set(posts.map(({ path }) => path)))}>None</button>
          </>
        )}
      </div>
      {isShown && (
        <ul id={list} className="postChoices-list" aria-label="Posts to export">
          {posts.slice(0, shown).map(({ path, what }) => (
            <li key={path}>
              <Checkbox label={`Export ${titleOf.get(path) ?? visibleText(path)}`} checked={!leftOut.has(path)} onChange={(isChosen) => set(path, isChosen)}>
                <span className="postChoices-title">{titleOf.get(path) ?? visibleText(path)}</span> <span className="postChoices-what">{leftOut.has(path) ? 'left out' : what}</span>
              </Checkbox>
            </li>
          ))}
          {posts.length > shown && (
            <li>
              <button type="button" className="field-button changeList-more" onClick={() => setShown(shown + pageSize * 5)}>
                Show {Math.min(posts.length - shown, pageSize * 5).toLocaleString('en')} more of {(posts.length - shown).toLocaleString('en')}
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
