import { createContext, Script } from 'node:vm'

const script = new Script('result = run()')
const context = createContext({ run: (): unknown => undefined, result: undefined as unknown })

/** Says that `withinTime` stopped something. */
export class TimeIsUp extends Error {}

/**
 * Runs a function that may take for ever (a regular expression that an author wrote), and stops it after some milliseconds.
 * @throws what the function throws, and TimeIsUp where it was stopped
 */
export function withinTime<T>(ms: number, run: () => T): T {
  context['run'] = run
  try {
    script.runInContext(context, { timeout: ms })
  } catch (cause) {
    if ((cause as { readonly code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TimeIsUp()
    throw cause
  }
  return context['result'] as T
}
