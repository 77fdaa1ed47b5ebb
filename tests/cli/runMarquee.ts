import { runCommandLine } from '../../electron/cli/commandLine.ts'

/** Runs one command line in this process and answers what a shell would see. */
export async function runMarquee(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = ''
  let err = ''
  const code = await runCommandLine(args, { out: (text) => void (out += text), err: (text) => void (err += text), isTerminal: false })
  return { code, out, err }
}
