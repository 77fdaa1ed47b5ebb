import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './IconButton.tsx'
import './DialogFrame.css'

export interface DialogFrameProps {
  /** Its heading, which names it. */
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the primary one last. */
  readonly footer?: ReactNode
  readonly size?: 'small' | 'medium' | 'large' | 'wide'
  /** False while something runs that must not be left by Escape or a click outside. */
  readonly isDismissable?: boolean
}

/** A modal dialog: holds the focus, gives it back, closes by Escape, by its cross and by a click outside. */
export function DialogFrame({ title, isOpen, onClose, children, footer, size = 'medium', isDismissable = true }: DialogFrameProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`modal modal-${size}`}>
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            {isDismissable && <IconButton icon={X} label="Close" onPress={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
