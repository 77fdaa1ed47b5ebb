import type { LucideIcon } from 'lucide-react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, Popover, type PopoverProps, Separator } from 'react-aria-components'
import { Check } from 'lucide-react'
import { Kbd } from './Kbd.tsx'
import './Menu.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  /** A second, quieter line (a folder). */
  readonly detail?: string
  readonly icon?: LucideIcon
  readonly shortcut?: string | undefined
  readonly isDisabled?: boolean
  /** Cannot be taken back lightly. */
  readonly danger?: boolean
  readonly isChecked?: boolean
}

export interface MenuGroup {
  readonly title?: string
  readonly entries: readonly MenuEntry[]
}

export interface MenuPopoverProps extends Pick<PopoverProps, 'placement' | 'triggerRef' | 'isOpen' | 'onOpenChange' | 'offset'> {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly onAction: (id: string) => void
}

/** A pop-up menu. Inside of a react-aria `MenuTrigger` it needs no more; elsewhere give it `triggerRef` and `isOpen`. */
export function MenuPopover({ label, groups, onAction, ...popover }: MenuPopoverProps) {
  const shown = groups.filter((group) => group.entries.length > 0)
  return (
    <Popover offset={6} {...popover} aria-label={label} className="popover">
      <AriaMenu className="menu" aria-label={label} {...(popover.isOpen ? { autoFocus: 'first' as const } : {})} onAction={(key) => onAction(String(key))}>
        {shown.flatMap((group, index) => [
          ...(index > 0 ? [<Separator key={`line-${index}`} className="menuLine" />] : []),
          <MenuSection key={index} {...(group.title ? {} : { 'aria-label': group.entries[0]?.label ?? label })}>
            {group.title && <Header className="menuTitle">{group.title}</Header>}
            {group.entries.map((entry) => <Entry key={entry.id} entry={entry} />)}
          </MenuSection>,
        ])}
      </AriaMenu>
    </Popover>
  )
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const Icon = entry.icon
  return (
    <MenuItem
      id={entry.id}
      className={`menuItem${entry.danger ? ' menuItem-danger' : ''}`}
      textValue={entry.label}
      aria-label={entry.isChecked ? `${entry.label}, chosen` : entry.label}
      isDisabled={entry.isDisabled ?? false}
    >
      {Icon && <Icon size={15} strokeWidth={1.75} aria-hidden />}
      <span className="menuItem-text">
        <span>{entry.label}</span>
        {entry.detail && <span className="menuItem-detail"><bdi>{entry.detail}</bdi></span>}
      </span>
      {entry.isChecked && <Check size={15} aria-hidden />}
      {entry.shortcut && <Kbd value={entry.shortcut} />}
    </MenuItem>
  )
}
