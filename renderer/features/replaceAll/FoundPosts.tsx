import type { FoundPost } from '../../../shared/ipc/contract.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { usePosts } from '../../state/libraryStore.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'

interface FoundPostsProps {
  readonly posts: readonly FoundPost[]
  readonly unchosen: ReadonlySet<string>
  readonly onUnchosen: (unchosen: ReadonlySet<string>) => void
}

/** The posts that hold what is looked for, each with its places and a tick for whether it is changed. */
export function FoundPosts({ posts, unchosen, onUnchosen }: FoundPostsProps) {
  const known = usePosts()
  const titles = new Map(known.map(({ path, title }) => [path, title]))
  const choose = (path: string, isChosen: boolean): void => {
    const next = new Set(unchosen)
    if (isChosen) next.delete(path)
    else next.add(path)
    onUnchosen(next)
  }
  return (
    <ul className="foundPosts" aria-label="Found" tabIndex={0}>
      {posts.map(({ path, count, places }) => (
        <li key={path} className="foundPost">
          <Checkbox label={titles.get(path) ?? visibleText(path)} checked={!unchosen.has(path)} onChange={(isChosen) => choose(path, isChosen)}>
            <b>{titles.get(path) ?? visibleText(path)}</b> <span className="foundPost-count">{count}</span>
          </Checkbox>
          <ul>
            {places.map(({ line, before, match, after }, index) => (
              <li key={index} className="foundPost-place">
                <span className="foundPost-line">{line}</span>
                <span>
                  {before}
                  <mark>{match}</mark>
                  {after}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
