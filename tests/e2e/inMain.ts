import type { ElectronApplication } from '@playwright/test'

/** Runs a function in main. The driver's answer is now and then swept up with main's other garbage while main starts: then it is asked again. */
export async function inMain<T, A>(app: ElectronApplication, run: Parameters<typeof app.evaluate<T, A>>[0], argument: A, tries = 4): Promise<T> {
  try {
    return await app.evaluate<T, A>(run, argument)
  } catch (cause) {
    if (tries === 1 || !String(cause).includes('garbage collected')) throw cause
    return inMain(app, run, argument, tries - 1)
  }
}
