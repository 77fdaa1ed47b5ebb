import type { LucideIcon } from 'lucide-react'
import type { RefAttributes } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { ariaKey } from './keyLabel.ts'
import { Kbd } from './Kbd.tsx'
import './IconButton.css'

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'>, RefAttributes<HTMLButtonElement> {
  readonly icon: LucideIcon
  /** Its accessible name, and its tooltip. */
  readonly label: string
  /** In CodeMirror notation; shown in the tooltip. */
  readonly shortcut?: string | undefined
  readonly size?: number
  /** Makes it a toggle that is pressed or not. */
  readonly isSelected?: boolean
}

/** A button of one lucide icon; its name and key show on hover and on focus. */
export function IconButton({ icon: Icon, label, shortcut, size = 17, isSelected, ...rest }: IconButtonProps) {
  const common = { 'aria-label': label, className: 'iconButton', ...(shortcut ? { 'aria-keyshortcuts': ariaKey(shortcut) } : {}) }
  const icon = <Icon size={size} strokeWidth={1.75} aria-hidden />
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {isSelected === undefined ? (
        <AriaButton {...rest} {...common}>{icon}</AriaButton>
      ) : (
        <ToggleButton {...common} isSelected={isSelected} isDisabled={rest.isDisabled ?? false} onPress={(event) => rest.onPress?.(event)}>{icon}</ToggleButton>
      )}
      <Tooltip className="tooltip" offset={6}>
        <span>{label}</span>
        {shortcut && <Kbd value={shortcut} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
