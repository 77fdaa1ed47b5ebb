import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import './Button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode
  /** `primary` is the one thing to do here; `quiet` has no box; `danger` cannot be taken back lightly. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly wide?: boolean
}

/** A button with words, and an icon before them where it helps. */
export function Button({ look = 'plain', wide = false, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${look}${wide ? ' button-wide' : ''}`}>
      {children}
    </AriaButton>
  )
}
