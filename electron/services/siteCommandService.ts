import { randomUUID } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { ErrorTracer } from '../../shared/export/siteCommands/traceErrors.ts'
import { loopbackAddresses } from '../../shared/export/siteCommands/loopbackAddresses.ts'
import { type ParsedCommand, parseCommand } from '../../shared/export/siteCommands/parseCommand.ts'
import { lineInFile, lineInPost } from '../../shared/export/siteCommands/postLine.ts'
import { type SiteCommands, proposeCommands } from '../../shared/export/siteCommands/proposeCommands.ts'
import { endingInWords, type RunEnding, type RunKind } from '../../shared/export/siteCommands/siteRun.ts'
import type { SiteKind } from '../../shared/export/exportPlan.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { FileFailure } from '../files/fileErrors.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { KeyedQueue } from '../files/keyedQueue.ts'
import type { SiteFolder } from '../files/siteFolder.ts'
import { decodeTextFile } from '../files/textFile.ts'
import { CommandApprovals } from './commandApprovals.ts'
import { type ExportLibrary, manifestOf, readFacts } from './exportPlanner.ts'
import { launchOf } from './launchCommand.ts'
import { OutputLines } from './outputLines.ts'
import type { Ports, Question } from './ports.ts'
import { SiteProcess } from './siteProcess.ts'

/** A site that was exported to. */
export interface PlannedSite {
  readonly site: SiteFolder
  readonly target: SiteKind
  readonly library: Pick<ExportLibrary, 'folder' | 'resolve'>
}

interface Run {
  readonly id: string
  readonly planned: PlannedSite
  readonly process: SiteProcess
  readonly output: OutputLines
  readonly addresses: string[]
  tracer: ErrorTracer
  told: number
}

const tellEveryMs = 100
/** More at once nobody reads, and the window would be busy with nothing else. */
const mostNews = 500
const mostAddresses = 20
const largestText = 64 * 1024 * 1024

/**
 * The site's own preview and build commands. The page proposes one; it runs only after the author has agreed to exactly that command in exactly
 * that folder, in a question that main asks. One runs at a time, and ends with the window.
 */
export class SiteCommandService {
  readonly #ports: Pick<Ports, 'send' | 'confirm' | 'openExternal' | 'platform'>
  readonly #approvals: CommandApprovals
  readonly #queue = new KeyedQueue()
  #run: Run | null = null
  /** Where something runs, or is asked about. */
  #folder: string | null = null
  #isAsking = false
  /** Counts what ends runs: one that was agreed to in the meantime does not begin. */
  #ends = 0

  constructor(ports: Pick<Ports, 'send' | 'confirm' | 'openExternal' | 'platform' | 'userDataFolder'>) {
    this.#ports = ports
    this.#approvals = new CommandApprovals(ports.userDataFolder)
  }

  /** What such a site is usually previewed and built with. */
  async propose({ site, target }: PlannedSite): Promise<SiteCommands> {
    return proposeCommands(target, await readFacts(site, null))
  }

  /** Runs a command in a site's folder, in place of the one that runs. null where the author says no. @throws FileFailure where it cannot be run */
  async run(planned: PlannedSite, kind: RunKind, typed: string): Promise<string | null> {
    if (this.#isAsking) throw new FileFailure('invalid', 'Marquee is asking about a command already. Answer that question first.')
    // one after the other: each ends the one before
    return this.#queue.run('run', () => this.#begin(planned, kind, typed.trim()))
  }

  async #begin(planned: PlannedSite, kind: RunKind, command: string): Promise<string | null> {
    const { folder } = planned.site
    const parsed = parseCommand(command, this.#ports.platform)
    if (parsed.kind === 'invalid') throw new FileFailure('invalid', parsed.message)
    const launch = await launchOf(command, parsed, folder, planned.target)
    const ends = this.#ends
    this.#folder = folder
    if (!(await this.#approvals.has(command, folder))) {
      this.#isAsking = true
      const isAgreed = await this.#ports.confirm(questionOf(command, folder, kind, parsed, launch.file)).finally(() => (this.#isAsking = false))
      if (!isAgreed) return null
      await this.#approvals.add(command, folder)
    }
    if (ends !== this.#ends) return null
    await this.#end()
    const tracer = await tracerOf(planned)
    // from here to the process nothing is waited for
    if (ends !== this.#ends) return null
    const addresses: string[] = []
    const output = new OutputLines((line) => {
      run.tracer.read(line)
      for (const address of loopbackAddresses(line)) if (addresses.length < mostAddresses && !addresses.includes(address)) addresses.push(address)
    })
    const run: Run = { id: randomUUID(), planned, process: new SiteProcess(launch, output), output, addresses, tracer, told: 0 }
    this.#run = run
    this.#tellUntilItEnds(run)
    return run.id
  }

  /** Ends a run, with all that it started. */
  async stop(run: string): Promise<void> {
    if (this.#run?.id === run) await this.#end()
  }

  /** Ends what runs, or is asked about, in any other folder than this one. */
  async keepOnly(folder: string): Promise<void> {
    if (this.#folder === null || this.#folder === (await realpath(folder).catch(() => null))) return
    await this.end()
  }

  /** Ends what runs, and what is being asked about. */
  async end(): Promise<void> {
    this.#ends++
    this.#folder = null
    await this.#end()
  }

  /** A site was exported to again: what its files are is read anew. */
  async noteExport(folder: string): Promise<void> {
    const run = this.#run
    if (run?.planned.site.folder === folder) run.tracer = await tracerOf(run.planned)
  }

  /** Where in the library the nth error of a run is; `line` of the post's file, null where that cannot be told. */
  async locate(run: string, error: number): Promise<{ readonly post: PostPath; readonly line: number | null }> {
    const { planned: { site, library }, tracer } = this.#find(run)
    const found = tracer.errors[error]
    if (!found) throw new FileFailure('not-found', 'This error is not known any more.')
    const { post, path, place } = found
    const file = await library.resolve(post)
    if (place === null || !/\.(?:md|markdown|html)$/i.test(path)) return { post, line: null }
    const exported = await site.readText(path, largestText)
    const { text } = decodeTextFile(await readRegularFile(file, post))
    const lineOf = (written: string): string => written.replace(/\r\n/g, '\n')
    return { post, line: exported === null ? null : lineInPost(lineOf(text), lineOf(exported), lineInFile(lineOf(exported), place)) }
  }

  /** Opens the nth address that a run has printed, which is one of this machine. */
  async openAddress(run: string, address: number): Promise<void> {
    const found = this.#find(run).addresses[address]
    if (found === undefined) throw new FileFailure('not-found', 'This address is not known any more.')
    await this.#ports.openExternal(found)
  }

  #find(id: string): Run {
    if (this.#run?.id !== id) throw new FileFailure('not-found', 'This command has ended, and another one took its place.')
    return this.#run
  }

  async #end(): Promise<void> {
    await this.#run?.process.stop()
  }

  #tellUntilItEnds(run: Run): void {
    const timer = setInterval(() => this.#tell(run, null), tellEveryMs)
    void run.process.ended.then((ending) => {
      clearInterval(timer)
      this.#tell(run, endingInWords(ending, run.output.since(0).lines))
    })
  }

  #tell(run: Run, ending: RunEnding | null): void {
    const { id, output, addresses, tracer } = run
    const { from, lines } = output.since(run.told, mostNews)
    if (lines.length === 0 && ending === null) return
    run.told = output.count
    this.#ports.send('site:news', { run: id, from, lines, addresses: [...addresses], errors: tracer.errors.map(({ post, message }) => ({ post, message })), ending })
  }
}

async function tracerOf({ site, target }: PlannedSite): Promise<ErrorTracer> {
  return new ErrorTracer(target, (await manifestOf(site))?.files ?? {})
}

/** The question before a command runs for the first time: what, where, and what that means. */
function questionOf(command: string, folder: string, kind: RunKind, parsed: ParsedCommand, file: string): Question {
  const by = parsed.kind === 'shell' ? `It is run by a shell (${file}), which it needs because of “${parsed.because}”: a shell can run several programs, and write files.` : `Its program is ${visible(file)}.`
  return {
    message: kind === 'preview' ? 'Run this command to preview your site?' : 'Run this command to build your site?',
    detail: `${command}\n\nin the folder\n${visible(folder)}\n\n${by}\n\nIt can do whatever you can: read, change and send files. Run it only if you know it. You are asked once for this command in this folder.`,
    yes: 'Run',
  }
}

/** A path with every letter to be seen: none that hides, breaks the line, or turns others round. */
function visible(path: string): string {
  return path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`)
}
