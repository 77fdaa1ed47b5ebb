import { readFileSync } from 'node:fs'
import { siteKinds } from '../../shared/export/exportPlan.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { describeFileError } from '../files/fileErrors.ts'
import { type CommandIo, UsageError } from './args.ts'

const usage = `Marquee writes reviews offline and exports them into the site you already have.

  marquee export --library DIR --site DIR [--target ${['auto', ...siteKinds].join('|')}]
                 [--only POST.md]... [--except POST.md]... [--include-drafts] [--dry-run] [--force] [--json]
                 [--picture-widths 480,960] [--picture-formats webp,avif] [--keep-metadata]
                 [--directives plain|native] [--add-offered]
  marquee render POST.md [--library DIR]
  marquee check --library DIR [--json]
  marquee new --library DIR --template NAME --title TEXT
  marquee theme --library DIR [FILE]...
  marquee get POST.md [KEY] [--source]
  marquee set POST.md... KEY=VALUE... [--dry-run]
    KEY=VALUE sets, KEY= leaves without a value, KEY! removes; KEY:=SOURCE writes a value as it
    stands, as get --source prints it (quotes, lines, comments); KEY:=@FILE takes it from a file

Exit code: 0 all done; 1 something could not be done or is wrong; 2 wrong usage.
`

/** Runs one command line (without the program's own name) and answers the exit code. */
export async function runCommandLine(args: readonly string[], io: CommandIo): Promise<number> {
  const [name = '', ...rest] = args
  if (rest.includes('--help') || ['--help', '-h', 'help'].includes(name)) {
    io.out(usage)
    return 0
  }
  if (['--version', '-v'].includes(name)) {
    io.out(`${version()}\n`)
    return 0
  }
  try {
    return await run(name, rest, io)
  } catch (cause) {
    if (cause instanceof UsageError) {
      io.err(`marquee: ${visibleText(cause.message)} See “marquee --help”.\n`)
      return 2
    }
    const error = describeFileError(cause, pathOf(cause) ?? name)
    io.err(`marquee: ${error ? visibleText(error.message) : `${name} failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`}\n`)
    return 1
  }
}

/** Each command is loaded when it is asked for. */
async function run(name: string, args: readonly string[], io: CommandIo): Promise<number> {
  const ports = async () => (await import('./nodePorts.ts')).nodePorts((message) => io.err(`${message}\n`), version())
  switch (name) {
    case 'export': {
      const renderer = (await import('../workers/exportRenderer.ts')).exportRenderer(0)
      // its thread takes as long to start as the rest to load
      renderer.start()
      return (await import('./exportCommand.ts')).runExport(args, io, renderer)
    }
    case 'render':
      return (await import('./renderCommand.ts')).runRender(args, io, await ports())
    case 'check':
      return (await import('./checkCommand.ts')).runCheck(args, io, await ports())
    case 'new':
      return (await import('./newCommand.ts')).runNew(args, io, await ports())
    case 'theme':
      return (await import('./themeCommand.ts')).runTheme(args, io)
    case 'get':
      return (await import('./getCommand.ts')).runGet(args, io)
    case 'set':
      return (await import('./setCommand.ts')).runSet(args, io)
    default:
      throw new UsageError(name === '' ? 'Which command?' : `There is no command “${name}”.`)
  }
}

/** From sources and from the bundle alike, package.json stands two folders up. */
function version(): string {
  const { version: current } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
  return current
}

/** The path that a failed file operation was about. */
function pathOf(cause: unknown): string | null {
  return cause instanceof Error && 'path' in cause && typeof cause.path === 'string' ? cause.path : null
}
