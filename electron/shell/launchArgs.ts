import { resolve } from 'node:path'

/** What a start asks for: absolute paths, or null. */
export interface LaunchArgs {
  readonly library: string | null
  readonly post: string | null
}

/**
 * Reads `[--library DIR] [POST.md]` from a command line without the executable. Other switches are Chromium's: passed over.
 * @param appFolder the project's folder in development (Electron's own first argument), null in the packaged app
 */
export function parseLaunchArgs(argv: readonly string[], cwd: string, appFolder: string | null): LaunchArgs {
  let library: string | null = null
  let post: string | null = null
  let appSeen = appFolder === null
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? ''
    if (argument === '--library') library = absolute(argv[++i], cwd)
    else if (argument.startsWith('--library=')) library = absolute(argument.slice('--library='.length), cwd)
    else if (argument.startsWith('-') || argument === '') continue
    else if (!appSeen && resolve(cwd, argument) === appFolder) appSeen = true
    else post ??= absolute(argument, cwd)
  }
  return { library, post }
}

function absolute(path: string | undefined, cwd: string): string | null {
  return path ? resolve(cwd, path) : null
}
