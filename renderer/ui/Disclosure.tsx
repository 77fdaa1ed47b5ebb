import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import './Disclosure.css'

interface DisclosureProps {
  readonly title: string
  /** Said beside the title while the section is closed or always, such as a count. */
  readonly aside?: ReactNode
  readonly defaultOpen?: boolean
  readonly onToggle?: (open: boolean) => void
  readonly children: ReactNode
}

/** A section under a heading that opens and closes it; the content is a group named by the heading. */
export function Disclosure({ title, aside, defaultOpen = true, onToggle, children }: DisclosureProps) {
  const id = useId()
  const [open, setOpen] = useState(defaultOpen)
  const toggle = (): void => {
    setOpen(!open)
    onToggle?.(!open)
  }
  return (
    <section className="disclosure">
      <h2 className="disclosure-heading">
        <button type="button" className="disclosure-button" aria-expanded={open} aria-controls={open ? id : undefined} aria-label={title} onClick={toggle}>
          <ChevronDown size={14} aria-hidden />
          <span>{title}</span>
          {aside && <span className="disclosure-aside">{aside}</span>}
        </button>
      </h2>
      {open && (
        <div id={id} role="group" aria-label={title} className="disclosure-panel">
          {children}
        </div>
      )}
    </section>
  )
}
