import { CircleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { dismissNotice, type Notice, useNotices } from '../../state/noticeStore.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import './Notices.css'

const readMs = 6000
const actMs = 12_000

/** What there is to tell the author, newest below. News goes by itself (not while it is pointed at); what went wrong stays. */
export function Notices() {
  const notices = useNotices()
  return (
    <section className="notices" aria-label="Notices">
      {notices.map((notice) => <Toast key={notice.id} notice={notice} />)}
    </section>
  )
}

function Toast({ notice }: { readonly notice: Notice }) {
  const [held, setHeld] = useState(false)
  const { id, kind, action } = notice
  useEffect(() => {
    if (kind === 'error' || held) return
    const timer = setTimeout(() => dismissNotice(id), action ? actMs : readMs)
    return () => clearTimeout(timer)
  }, [id, kind, action, held])

  return (
    <div
      className={`notice notice-${kind}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {kind === 'error' && <CircleAlert size={16} aria-hidden />}
      <p role={kind === 'error' ? 'alert' : 'log'} aria-live={kind === 'error' ? 'assertive' : 'polite'}>{visibleText(notice.message)}</p>
      {action && (
        <Button
          look="quiet"
          onPress={() => {
            dismissNotice(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label="Dismiss" size={15} onPress={() => dismissNotice(id)} />
    </div>
  )
}
