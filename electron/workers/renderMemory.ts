import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { PostFacts } from '../../shared/export/postFacts.ts'
import { BodyPack, type BodyPlaces } from './bodyPack.ts'
import type { MadePost, RenderedFiles, RenderJob } from './protocol.ts'

/** What is kept of a post that was read. */
interface KeptFacts {
  readonly mark: string
  readonly facts: PostFacts
}

/** What is kept of a post that was made: all but its texts. */
export type KeptPost = Omit<MadePost, 'texts'>

/** What is kept of a page of the site: the hashes of what it was made from, and of its text. */
interface KeptPage {
  readonly from: string
  readonly hash: string
}

/** What a post was when it was exported, where it has changed since. */
interface PastPost {
  readonly facts: PostFacts
  readonly made: KeptPost
}

interface Content {
  /** What program made it: another one may make other things of the same. */
  readonly program: string
  readonly settings: string
  readonly context: string
  readonly facts: ReadonlyMap<string, KeptFacts>
  readonly made: ReadonlyMap<string, KeptPost>
  readonly pages: ReadonlyMap<string, KeptPage>
  /** By path and revision. */
  readonly past: ReadonlyMap<string, PastPost>
  readonly bodies: BodyPlaces
}

const hashLength = 32
const mostPast = 1000

/**
 * What an export made of each post, for the next one into a site of that kind: what was read for as long as a file's mark and the library's settings
 * are the same, what was made for as long as `ExportSite` says that it would be the same again. A cache: it may be deleted at any time, and one that is
 * damaged, or of another program, counts as empty.
 */
export class RenderMemory {
  readonly #file: string | null
  readonly #program: string
  #settings = ''
  #context = ''
  #facts = new Map<string, KeptFacts>()
  #made = new Map<string, KeptPost>()
  #pages = new Map<string, KeptPage>()
  #past = new Map<string, PastPost>()
  readonly #bodies: BodyPack
  #isChanged = false

  /** @param file null keeps it for as long as this object lives */
  constructor(file: string | null, program: string) {
    this.#file = file
    this.#program = program
    const kept = file === null ? null : (read(file) as Content | null)
    const isOurs = kept?.program === program
    this.#bodies = new BodyPack(file && `${file}.bodies`, isOurs ? kept.bodies : new Map())
    if (!isOurs) return
    this.#settings = kept.settings
    this.#context = kept.context
    this.#facts = new Map(kept.facts)
    this.#made = new Map(kept.made)
    this.#pages = new Map(kept.pages)
    this.#past = new Map(kept.past)
  }

  /** What was read of each post under these settings. */
  factsUnder(settings: string): ReadonlyMap<string, KeptFacts> {
    if (settings !== this.#settings) this.#facts = new Map()
    this.#settings = settings
    return this.#facts
  }

  /** What was made of each post in this context. */
  madeIn(context: string): ReadonlyMap<string, KeptPost> {
    if (context !== this.#context) {
      this.#made = new Map()
      this.#pages = new Map()
    }
    this.#context = context
    return this.#made
  }

  /** The pages that were made in the same context, by path. */
  get pages(): ReadonlyMap<string, KeptPage> {
    return this.#pages
  }

  /** A post's body by its hash; null where it is lost. */
  bodyOf(hash: string): Uint8Array | null {
    return this.#bodies.get(hash)
  }

  /** What a post was in an earlier revision, where that was exported and has changed since; null where it is not known. */
  pastOf(path: string, revision: string): PastPost | null {
    return this.#past.get(`${path}\n${revision}`) ?? null
  }

  noteFacts(path: string, kept: KeptFacts): void {
    const [facts, made] = [this.#facts.get(path)?.facts, this.#made.get(path)]
    // a site may have it so, and be exported to without it
    if (facts && made && facts.revision !== kept.facts.revision && made.revision === facts.revision) {
      this.#past.set(`${path}\n${facts.revision}`, { facts, made })
      for (const oldest of this.#past.keys()) {
        if (this.#past.size <= mostPast) break
        this.#past.delete(oldest)
      }
    }
    this.#facts.set(path, kept)
    this.#isChanged = true
  }

  noteMade(made: MadePost): void {
    const { texts, ...post } = made
    for (const [hash, bytes] of texts) if (hash === post.bodyHash) this.#bodies.put(hash, bytes)
    this.#made.set(post.path, post)
    this.#isChanged = true
  }

  /** Notes all pages that there are now. */
  notePages(pages: ReadonlyMap<string, KeptPage>): void {
    if (pages.size !== this.#pages.size || [...pages].some(([path, { from }]) => this.#pages.get(path)?.from !== from)) this.#isChanged = true
    this.#pages = new Map(pages)
  }

  end(): void {
    this.#bodies.close()
  }

  /** Forgets all posts but these. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const kept of [this.#facts, this.#made]) {
      for (const path of kept.keys()) if (!paths.has(path) && kept.delete(path)) this.#isChanged = true
    }
  }

  /** Writes it down, where anything is new. */
  save(): void {
    if (this.#file === null || !this.#isChanged) return
    this.#isChanged = false
    try {
      this.#bodies.keepOnly(new Set([...this.#made.values(), ...Array.from(this.#past.values(), ({ made }) => made)].flatMap(({ bodyHash }) => bodyHash ?? [])))
    } catch {
      // the file keeps its waste
    }
    keep(this.#file, { pages: this.#pages, bodies: this.#bodies.places, program: this.#program, settings: this.#settings, context: this.#context, facts: this.#facts, made: this.#made, past: this.#past } satisfies Content)
  }
}

/** A body that was kept is not there any more: what was made of its post is lost. */
export class BodyLost extends Error {}

/** All that came of the last export into a site of this kind, by all that it was made from. */
interface LastResult {
  readonly program: string
  readonly key: string
  /** Dates were compared with this moment, and come out alike until the other one. */
  readonly fromMs: number
  readonly untilMs: number
  readonly rendered: Omit<RenderedFiles, 'texts' | 'looks'>
}

/** What the last exports made, whole and post by post, for the next ones. */
export class RenderMemories {
  readonly #program: string
  #key = ''
  #memory: RenderMemory | null = null
  #last: LastResult | null = null

  constructor(program: string) {
    this.#program = program
  }

  /** Post by post: kept for as long as the next export is of the same library and kind of site, and in its file. */
  of(job: RenderJob): RenderMemory {
    this.#turnTo(job)
    return (this.#memory ??= new RenderMemory(job.memoryFile, this.#program))
  }

  /** What came of an export with the same key, that nothing has been rendered for since; null where there was none. */
  lastResult(job: RenderJob, key: string): LastResult['rendered'] | null {
    this.#turnTo(job)
    this.#last ??= job.memoryFile === null ? null : (read(`${job.memoryFile}.last`) as LastResult | null)
    const { nowMs } = job.input
    return this.#last?.program === this.#program && this.#last.key === key && this.#last.fromMs <= nowMs && nowMs < this.#last.untilMs ? this.#last.rendered : null
  }

  keepResult({ memoryFile, input }: RenderJob, key: string, untilMs: number, { files, skipped, hidden, problems, unread, notes, versions }: Omit<RenderedFiles, 'looks'>): void {
    this.#last = { program: this.#program, key, fromMs: input.nowMs, untilMs, rendered: { files, skipped, hidden, problems, unread, notes, versions } }
    if (memoryFile !== null) keep(`${memoryFile}.last`, this.#last)
  }

  /** Forgets what is not as it was kept. */
  forget({ memoryFile }: RenderJob): void {
    this.#last = null
    this.#memory?.end()
    this.#memory = null
    if (memoryFile !== null) rmSync(memoryFile, { force: true })
  }

  /** Writes down what is new. What the disk refuses is made again the next time. */
  save(): void {
    this.#memory?.save()
  }

  #turnTo({ memoryFile, library, kind }: RenderJob): void {
    const key = JSON.stringify([memoryFile, library.folder, kind])
    if (key === this.#key) return
    this.#key = key
    this.#memory?.end()
    this.#memory = null
    this.#last = null
  }
}

/** What such a file holds, whole as it was written; null where it does not. */
function read(file: string): unknown {
  try {
    const whole = readFileSync(file)
    const bytes = whole.subarray(hashLength)
    return hashOf(bytes).equals(whole.subarray(0, hashLength)) ? deserialize(bytes) : null
  } catch {
    return null
  }
}

function keep(file: string, content: Content | LastResult): void {
  try {
    const bytes = serialize(content)
    mkdirSync(dirname(file), { recursive: true })
    // nothing is synced: a file that a power cut leaves half is known by its hash
    writeFileSync(`${file}.new`, hashOf(bytes))
    appendFileSync(`${file}.new`, bytes)
    renameSync(`${file}.new`, file)
  } catch {
    // as if it had been deleted
  }
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
