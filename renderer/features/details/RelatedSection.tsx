import { useMemo, useState } from 'react'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import { relativeTo, resolveFrom } from '../../../shared/post/postPath.ts'
import { usePosts } from '../../state/libraryStore.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Stars } from '../../ui/Stars.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { decodedPath } from './decodedPath.ts'
import { EntryButtons } from './EntryButtons.tsx'
import { relatedEntries } from './listEntries.ts'
import { matchingPosts } from '../../../shared/library/matchingPosts.ts'
import { dateInWords } from './typedDate.ts'
import { useEntries } from './useEntries.ts'
import { useOpenPost } from './useFields.ts'

/** Posts that the author sends readers on to, picked by hand from the library. */
export function RelatedSection() {
  const { path } = useOpenPost()
  const { raw, problem, disabled, say, append, remove, move } = useEntries('related', 'post')
  const posts = usePosts()
  const [query, setQuery] = useState('')
  const entries = relatedEntries(raw)
  const byPath = useMemo(() => new Map<string, PostSummary>(posts.map((post) => [post.path, post])), [posts])
  const targets = entries.map(({ related }) => byPath.get(resolveFrom(path, decodedPath(related.post)) ?? ''))
  const taken = new Set<string>([path, ...targets.flatMap((post) => (post ? [post.path] : []))])
  const matches = matchingPosts(query, posts, taken)
  return (
    <Disclosure title="Related" aside={entries.length > 0 ? entries.length : undefined} defaultOpen={entries.length > 0}>
      {problem && <p className="field-problem">{problem}</p>}
      {entries.length === 0 && <p className="field-note">No related posts yet.</p>}
      {entries.map(({ place, related }, index) => {
        const post = targets[index]
        const name = post?.title ?? related.post
        return (
          <div key={place} className="details-entry">
            {post ? (
              <div className="related-post">
                <span className="related-title">{post.title}</span>
                <PostFacts post={post} />
              </div>
            ) : (
              <div className="related-post">
                <span className="related-title">{related.post}</span>
                <span className="field-problem">No post of the library has this path.</span>
              </div>
            )}
            <div className="details-pair related-parts">
              <TextField bare label={`Emoji before ${name}`} value={related.emoji ?? ''} placeholder="Emoji" spellCheck={false} disabled={disabled} onWrite={(typed) => write('emoji', typed, related.emoji)} />
              <TextField bare label={`Link text for ${name}`} value={related.text ?? ''} placeholder="Text instead of the title" disabled={disabled} onWrite={(typed) => write('text', typed, related.text)} />
            </div>
            <EntryButtons
              name={name}
              disabled={disabled}
              onUp={index > 0 ? () => move(place, -1) : undefined}
              onDown={index < entries.length - 1 ? () => move(place, 1) : undefined}
              onRemove={() => remove(place)}
            />
          </div>
        )
        function write(part: 'emoji' | 'text', typed: string, before: string | null): string {
          const value = typed.trim()
          if (value !== (before ?? '')) say(place, part, value)
          return value
        }
      })}
      <ComboBox
        className="field-input"
        label="Add a related post"
        placeholder="Find a post to add"
        query={query}
        onQuery={setQuery}
        disabled={disabled}
        emptyText="No other post matches."
        onPick={(picked) => {
          append(relativeTo(path, picked))
          setQuery('')
        }}
        options={matches.map((post) => ({
          id: post.path,
          content: (
            <span className="related-post">
              <span className="related-title">{post.title}</span>
              <PostFacts post={post} />
            </span>
          ),
        }))}
      />
    </Disclosure>
  )
}

function PostFacts({ post }: { readonly post: PostSummary }) {
  const day = post.date === null ? null : dateInWords(post.date).replace(/,.*$/, '')
  return (
    <span className="related-facts">
      {post.rating && <Stars value={post.rating.value} best={post.rating.best} size={11} />}
      {[post.subject, day, post.draft ? 'draft' : null].filter((fact) => fact !== null && fact !== post.title).join(', ')}
    </span>
  )
}
