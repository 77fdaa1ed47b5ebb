import { useEffect, useState } from 'react'
import { firstPaint } from '../state/firstPaint.ts'

type Surroundings = typeof import('./surroundings.tsx')

let loaded: Surroundings | null = null

/** Loads what stands around the text: a quarter of the page's script, which the first frame does without. */
export async function loadSurroundings(): Promise<Surroundings> {
  loaded ??= await import('./surroundings.tsx')
  return loaded
}

/** What stands around the text; null until the window has shown the text, unless it was loaded before. */
export function useSurroundings(): Surroundings | null {
  const [surroundings, setSurroundings] = useState(loaded)
  useEffect(() => {
    if (!surroundings) void firstPaint.then(loadSurroundings).then(setSurroundings)
  }, [surroundings])
  return surroundings
}
