import { type SiteKind, siteKindNames } from '../../shared/export/exportPlan.ts'
import type { ParsedCommand } from '../../shared/export/siteCommands/parseCommand.ts'
import { FileFailure } from '../files/fileErrors.ts'
import { findProgram, programFolders } from './findProgram.ts'
import type { Launch } from './siteProcess.ts'

/** What of this app's own surroundings means nothing to other programs, or makes another one of them. */
const ownVariables = /^(?:ELECTRON_|CHROME_|APPIMAGE$|APPDIR$|ARGV0$|OWD$|NODE_CHANNEL_)/i
const isWindows = process.platform === 'win32'

/** How a command is started in a folder. @throws FileFailure where its program is not on this machine */
export async function launchOf(command: string, parsed: Exclude<ParsedCommand, { kind: 'invalid' }>, folder: string, target: SiteKind): Promise<Launch> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ownVariables.test(name)))
  const pathName = Object.keys(inherited).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const folders = programFolders(inherited[pathName])
  const env = {
    ...inherited,
    [pathName]: folders.join(isWindows ? ';' : ':'),
    // plain lines, as wide as paths are; and nothing told to anybody
    NO_COLOR: '1', TERM: 'dumb', COLUMNS: '200', ASTRO_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1',
    ...(parsed.kind === 'program' ? parsed.env : {}),
  }
  if (parsed.kind === 'shell') {
    const launch = { env, folder }
    if (!isWindows) return { ...launch, file: '/bin/sh', args: ['-c', command] }
    return { ...launch, file: process.env['ComSpec'] ?? 'C:\\Windows\\System32\\cmd.exe', args: [`/d /s /c "${command}"`], isVerbatim: true }
  }
  const { program, args } = parsed
  const file = await findProgram(program, folder, folders)
  if (file === null) {
    const isPath = program.includes('/')
    throw new FileFailure('not-found', isPath ? `There is no program “${program}” in “${folder}”. Correct the command.` : `“${program}” was not found on this machine. Install ${whatIs(program, target)}, or write the program’s full path into the command.`)
  }
  if (!isWindows || !/\.(?:cmd|bat)$/i.test(file)) return { file, args, env, folder }
  // only cmd.exe runs these, and it reads the arguments once more: none that it could take for something else
  const odd = [file, ...args].find((part) => !/^[\w@./:\\=,+ ()~-]*$/.test(part))
  if (odd !== undefined) throw new FileFailure('invalid', `Windows runs “${program}” by its shell, which would read “${odd}” in its own way. Put the command into a script of your own, and name that.`)
  const line = [file, ...args].map((part) => (/^[\w@./:\\=,+~-]+$/.test(part) ? part : `"${part}"`)).join(' ')
  return { file: process.env['ComSpec'] ?? 'C:\\Windows\\System32\\cmd.exe', args: [`/d /s /c "${line}"`], env, folder, isVerbatim: true }
}

function whatIs(program: string, target: SiteKind): string {
  if (/^(?:npx|npm)$/.test(program)) return 'Node.js, which it comes with'
  if (program === 'bundle') return 'Ruby’s Bundler'
  return program === target ? siteKindNames[target] : 'it'
}
