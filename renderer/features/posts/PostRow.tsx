import { TriangleAlert } from 'lucide-react'
import type { PostSummary } from '../../../shared/library/postSummary.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { shortDate } from '../../ui/shortDate.ts'
import { Stars } from '../../ui/Stars.tsx'
import { textLanguage } from '../../ui/textLanguage.ts'
import { aboutPost } from './aboutPost.ts'
import './PostRow.css'

/** One post in the list. Its title comes first, so that its name begins with it. */
export function PostRow({ post, language, now }: { readonly post: PostSummary; readonly language: string; readonly now: number }) {
  const about = aboutPost(post)
  const titleLanguage = textLanguage(post.title, language)
  const aboutLanguage = textLanguage(about, language)
  return (
    <div className="postRow" title={visibleText(post.path)}>
      <div className="postRow-title" {...(titleLanguage ? { lang: titleLanguage } : {})}>{post.title}</div>
      <div className="postRow-facts">
        {post.rating && <Stars value={post.rating.value} best={post.rating.best} />}
        {about && <span className="postRow-about" {...(aboutLanguage ? { lang: aboutLanguage } : {})}>{about}</span>}
        {post.draft && <span className="postRow-draft">Draft</span>}
        {post.date && <time className="postRow-date" dateTime={post.date}>{shortDate(post.date, now)}</time>}
      </div>
      {post.problem && (
        <div className="postRow-problem">
          <TriangleAlert size={13} aria-hidden />
          <span>{visibleText(post.problem)}</span>
        </div>
      )}
    </div>
  )
}
