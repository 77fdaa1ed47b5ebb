import { sayDate } from '../../../shared/post/postDate.ts'
import { subjectKind } from '../../../shared/review/subject.ts'
import { useDocument } from '../../state/documentStore.ts'
import { Stars } from '../../ui/Stars.tsx'

/** What the front matter says of the post, in one quiet line below its title. */
export function PostLine() {
  const fields = useDocument((state) => state.document?.fields)
  if (!fields) return null
  const { rating, kind, year, warnings, date } = fields
  const what = [kind ? subjectKind(kind).label : null, year].filter((part) => part !== null).join(', ')
  const count = warnings?.length ?? 0
  return (
    <p className="postLine">
      {rating && <Stars value={rating.value} best={rating.scale.best} size={11} />}
      {what !== '' && <span>{what}</span>}
      {count > 0 && <span>{count === 1 ? '1 warning' : `${count} warnings`}</span>}
      {date !== null && <span>{sayDate(date, 'en-GB')}</span>}
    </p>
  )
}
