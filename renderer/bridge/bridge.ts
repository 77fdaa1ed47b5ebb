import type { Bridge } from '../../shared/ipc/contract.ts'

declare global {
  interface Window {
    readonly marquee: Bridge
  }
}

/** The only way out of the renderer: typed requests to main, and its events. */
export const bridge: Bridge = window.marquee
