import type { Handlers } from '../../shared/ipc/contract.ts'

/** The same handlers, that also keep the page at the zoom of the settings: when it starts and when it is set. */
export function withPageZoom(handlers: Handlers, zoomTo: (factor: number) => void): Handlers {
  return {
    ...handlers,
    'app:start': async (input) => {
      const answer = await handlers['app:start'](input)
      if (answer.ok) zoomTo(answer.value.settings.zoom)
      return answer
    },
    'settings:change': async (input) => {
      const answer = await handlers['settings:change'](input)
      if (answer.ok && input.zoom !== undefined) zoomTo(answer.value.zoom)
      return answer
    },
  }
}
