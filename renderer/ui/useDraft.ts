import { useContext, useEffect, useRef, useState } from 'react'
import { FieldFlush } from './fieldFlush.ts'

interface Draft {
  readonly text: string
  /** What the field reads back as once written; null while it is not written. */
  readonly writtenAs: string | null
}

export interface DraftField {
  readonly text: string
  /** True while what is typed cannot be written. */
  readonly isRefused: boolean
  readonly handlers: {
    onChange(event: { readonly currentTarget: { readonly value: string } }): void
    onBlur(): void
    onCompositionStart(): void
    onCompositionEnd(): void
  }
  /** Writes now what is typed. */
  write(): void
  /** Forgets what is typed and shows the value again. */
  drop(): void
}

const pauseMs = 300
/** Who types without a pause is written too: what stands in a field alone would go with the window. */
const longestMs = 400

/**
 * A field that shows `value` and holds a half-typed text until it is written: after a pause, on blur, on `write()`, on a flush,
 * when the field goes away. Never during composition by an input method. `write` answers the text that the field
 * will then read, or null where the text cannot be written (it stays in the field).
 */
export function useDraft(value: string, write: (text: string) => string | null): DraftField {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [isRefused, setRefused] = useState(false)
  const register = useContext(FieldFlush)
  const live = useRef({ draft: null as Draft | null, composing: false, timer: 0, dueAt: Infinity, value, write })
  // Handlers and timers outlive the render that made them, so they look here for the latest.
  useEffect(() => {
    live.current.value = value
    live.current.write = write
  })

  const [actions] = useState(() => {
    const put = (next: Draft | null): void => {
      live.current.draft = next
      setDraft(next)
    }
    const stop = (): void => {
      window.clearTimeout(live.current.timer)
      live.current.dueAt = Infinity
    }
    const writeNow = (): void => {
      const { draft: typed, composing } = live.current
      stop()
      if (!typed || typed.writtenAs !== null || composing) return
      const text = typed.text === live.current.value ? typed.text : live.current.write(typed.text)
      setRefused(text === null)
      if (text !== null) put({ text: typed.text, writtenAs: text })
    }
    const later = (): void => {
      const now = performance.now()
      const dueAt = Math.min(live.current.dueAt, now + longestMs)
      stop()
      live.current.dueAt = dueAt
      live.current.timer = window.setTimeout(writeNow, Math.min(pauseMs, dueAt - now))
    }
    const drop = (): void => {
      stop()
      setRefused(false)
      put(null)
    }
    return {
      write: writeNow,
      drop,
      handlers: {
        onChange(event: { readonly currentTarget: { readonly value: string } }) {
          put({ text: event.currentTarget.value, writtenAs: null })
          if (!live.current.composing) later()
        },
        onBlur() {
          live.current.composing = false
          writeNow()
          if (live.current.draft && live.current.draft.writtenAs !== null) put(null)
        },
        onCompositionStart() {
          stop()
          live.current.composing = true
        },
        onCompositionEnd() {
          live.current.composing = false
          later()
        },
      },
    }
  })

  useEffect(() => register(actions.write), [register, actions])
  useEffect(() => () => actions.write(), [actions])

  const isShown = draft !== null && (draft.writtenAs === null || draft.writtenAs === value)
  return { ...actions, text: isShown ? draft.text : value, isRefused: isRefused && isShown }
}
