import { createContext } from 'react'

/** Takes a function that writes a field's half-typed value at once; returns the way to stop. */
export type RegisterFlush = (flush: () => void) => () => void

/** Where fields say how to be flushed, so that a save never misses what was typed a moment ago. */
export const FieldFlush = createContext<RegisterFlush>(() => () => {})
