import type { PostPath } from '../../post/postPath.ts'

export const runKinds = ['preview', 'build'] as const
export type RunKind = (typeof runKinds)[number]

/** How a command ended. */
export interface RunEnding {
  /** A sentence. */
  readonly text: string
  readonly isGood: boolean
  /** What to do about it, where that is known. */
  readonly advice: string | null
}

/** What is new of a command that runs. */
export interface RunNews {
  readonly run: string
  /** The number of the first line, from the beginning: some before it may be left out. */
  readonly from: number
  readonly lines: readonly string[]
  /** All addresses of this machine that it has printed. */
  readonly addresses: readonly string[]
  /** All that it has said about posts. */
  readonly errors: readonly { readonly post: PostPath; readonly message: string }[]
  /** null while it runs. */
  readonly ending: RunEnding | null
}

/** How a process ended. */
export interface ProcessEnding {
  readonly code: number | null
  readonly signal: string | null
  readonly wasStopped: boolean
  /** Why it did not even start. */
  readonly failure: string | null
}

/** What a process's end means. */
export function endingInWords({ code, signal, wasStopped, failure }: ProcessEnding, output: readonly string[]): RunEnding {
  if (failure !== null) return { text: `It could not be started: ${failure}`, isGood: false, advice: null }
  if (wasStopped) return { text: 'Stopped.', isGood: true, advice: null }
  if (code === 0) return { text: 'Finished.', isGood: true, advice: null }
  return { text: code === null ? `It was ended by ${signal ?? 'the system'}.` : `It ended with an error (exit code ${code}).`, isGood: false, advice: adviceFor(code, output) }
}

/** What is missing on this machine, as what tools print of it says. */
function adviceFor(code: number | null, output: readonly string[]): string | null {
  const said = output.slice(-200).join('\n')
  const [, packages] = /npx canceled due to missing packages and no YES option: \["([^"]+)"/.exec(said) ?? []
  if (packages !== undefined) return `The site’s packages are not installed (${packages}). Run “npm install” in its folder, in a terminal.`
  if (/Cannot find (?:module|package) ['"][^'"./]/.test(said)) return 'A package of the site is not installed. Run “npm install” in its folder, in a terminal.'
  if (/Could not find gem|bundler: command not found|Bundler::GemNotFound/.test(said)) return 'The site’s gems are not installed. Run “bundle install” in its folder, in a terminal.'
  if (/Could not locate Gemfile/.test(said)) return 'The site has no Gemfile: take “bundle exec” off the command.'
  const [, missing] = /(?:sh|bash|zsh|cmd)(?::\s*line)?:?\s*(?:\d+:)?\s*([^\s:]+): (?:command )?not found/.exec(said) ?? []
  if (missing !== undefined || code === 127) return `${missing === undefined ? 'A program' : `“${missing}”`} was not found on this machine. Install it, or the site’s packages (“npm install”), and try again.`
  if (/EADDRINUSE|address already in use/i.test(said)) return 'Another program has the address that it wants, perhaps another preview. Stop that one, or give the command another port.'
  return null
}
