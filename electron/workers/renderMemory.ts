import { rmSync } from 'node:fs'
import type { PostFacts } from '../../shared/export/postFacts.ts'
import { BodyPack, type BodyPlaces, type Place } from './bodyPack.ts'
import { ChangingMap, type MapChanges } from './changingMap.ts'
import { appendChunk, readChunks, writeChunks } from './chunkFile.ts'
import type { MadePost, RenderJob } from './protocol.ts'

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

/** What the file begins with. */
interface Whole {
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

/** What later exports in the same context have added to it. */
interface Added extends Pick<Whole, 'program' | 'settings' | 'context'> {
  readonly facts: MapChanges<KeptFacts>
  readonly made: MapChanges<KeptPost>
  readonly pages: MapChanges<KeptPage>
  readonly past: MapChanges<PastPost>
  readonly bodies: MapChanges<Place>
}

const mostPast = 1000
/** So many exports may add to the file before it is written anew. */
const mostAdded = 50
/** More posts than this share of all are not added: that would be longer than the file. */
const mostChanged = 0.25

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
  #facts = new ChangingMap<KeptFacts>()
  #made = new ChangingMap<KeptPost>()
  #pages = new ChangingMap<KeptPage>()
  #past = new ChangingMap<PastPost>()
  readonly #bodies: BodyPack
  #isChanged = false
  /** How often the file was added to; null where it has to be written anew. */
  #added: number | null = null

  /** @param file null keeps it for as long as this object lives */
  constructor(file: string | null, program: string) {
    this.#file = file
    this.#program = program
    const places = new ChangingMap<Place>()
    if (file !== null) this.#read(readChunks(file), places)
    this.#bodies = new BodyPack(file && `${file}.bodies`, places)
  }

  #read(chunks: ReturnType<typeof readChunks>, places: ChangingMap<Place>): void {
    const first = chunks.next().value as Whole | boolean
    if (typeof first === 'boolean' || first.program !== this.#program) return
    this.#settings = first.settings
    this.#context = first.context
    this.#facts = new ChangingMap(first.facts)
    this.#made = new ChangingMap(first.made)
    this.#pages = new ChangingMap(first.pages)
    this.#past = new ChangingMap(first.past)
    places.apply([...first.bodies])
    for (let added = 0; ; added++) {
      const { value, done = false } = chunks.next()
      // behind what is not whole, or not ours, nothing more is found
      if (done && value === true) this.#added = added
      if (done) return
      const more = value as Added
      if (more.program !== this.#program || more.settings !== this.#settings || more.context !== this.#context) return
      this.#facts.apply(more.facts)
      this.#made.apply(more.made)
      this.#pages.apply(more.pages)
      this.#past.apply(more.past)
      places.apply(more.bodies)
    }
  }

  /** What was read of each post under these settings. */
  factsUnder(settings: string): ReadonlyMap<string, KeptFacts> {
    if (settings !== this.#settings) {
      this.#facts = new ChangingMap()
      this.#added = null
    }
    this.#settings = settings
    return this.#facts.map
  }

  /** What was made of each post in this context. */
  madeIn(context: string): ReadonlyMap<string, KeptPost> {
    if (context !== this.#context) {
      this.#made = new ChangingMap()
      this.#pages = new ChangingMap()
      this.#added = null
    }
    this.#context = context
    return this.#made.map
  }

  /** The pages that were made in the same context, by path. */
  get pages(): ReadonlyMap<string, KeptPage> {
    return this.#pages.map
  }

  /** A post's body by its hash; null where it is lost. */
  bodyOf(hash: string): Uint8Array | null {
    return this.#bodies.get(hash)
  }

  /** What a post was in an earlier revision, where that was exported and has changed since; null where it is not known. */
  pastOf(path: string, revision: string): PastPost | null {
    return this.#past.map.get(`${path}\n${revision}`) ?? null
  }

  noteFacts(path: string, kept: KeptFacts): void {
    const [facts, made] = [this.#facts.map.get(path)?.facts, this.#made.map.get(path)]
    // a site may have it so, and be exported to without it
    if (facts && made && facts.revision !== kept.facts.revision && made.revision === facts.revision) {
      this.#past.set(`${path}\n${facts.revision}`, { facts, made })
      for (const oldest of this.#past.map.keys()) {
        if (this.#past.map.size <= mostPast) break
        this.#past.delete(oldest)
      }
    }
    this.#facts.set(path, { mark: kept.mark, facts: kept.facts })
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
    for (const [path, page] of pages) {
      const before = this.#pages.map.get(path)
      if (before?.from === page.from && before.hash === page.hash) continue
      this.#pages.set(path, page)
      this.#isChanged = true
    }
    for (const path of this.#pages.map.keys()) if (!pages.has(path)) {
      this.#pages.delete(path)
      this.#isChanged = true
    }
  }

  end(): void {
    this.#bodies.close()
  }

  /** Forgets all posts but these. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const kept of [this.#facts, this.#made]) {
      for (const path of kept.map.keys()) if (!paths.has(path)) {
        kept.delete(path)
        this.#isChanged = true
      }
    }
  }

  /** Writes it down, where anything is new: behind what is there, where that is little. */
  save(): void {
    if (this.#file === null || !this.#isChanged) return
    this.#isChanged = false
    try {
      const isPackedAnew = this.#bodies.keepOnly(new Set([...this.#made.map.values(), ...Array.from(this.#past.map.values(), ({ made }) => made)].flatMap(({ bodyHash }) => bodyHash ?? [])))
      if (isPackedAnew) this.#added = null
    } catch {
      // the file keeps its waste
    }
    const made = { program: this.#program, settings: this.#settings, context: this.#context }
    const added: Added = { ...made, facts: this.#facts.takeChanges(), made: this.#made.takeChanges(), pages: this.#pages.takeChanges(), past: this.#past.takeChanges(), bodies: this.#bodies.takeChanges() }
    const isLittle = [added.facts, added.made].every(({ length }) => length < mostChanged * this.#facts.map.size)
    try {
      if (this.#added !== null && this.#added < mostAdded && isLittle) {
        appendChunk(this.#file, added)
        this.#added++
      } else {
        writeChunks(this.#file, [{ ...made, facts: this.#facts.map, made: this.#made.map, pages: this.#pages.map, past: this.#past.map, bodies: this.#bodies.places } satisfies Whole])
        this.#added = 0
      }
    } catch {
      // as if it had been deleted
      this.#added = null
    }
  }
}

/** A body that was kept is not there any more: what was made of its post is lost. */
export class BodyLost extends Error {}

/** By what the last export into a site of this kind is known. */
interface LastKey {
  readonly program: string
  /** Of all that it was made from. */
  readonly key: string
  /** Dates were compared with this moment, and come out alike until the other one. */
  readonly fromMs: number
  readonly untilMs: number
}

/** All that came of it. */
export interface LastResult {
  /** As `packMade` gives it. */
  readonly made: Uint8Array
  /** Of all its files. */
  readonly paths: readonly string[]
}

/** What the last exports made, whole and post by post, for the next ones. */
export class RenderMemories {
  readonly #program: string
  #key = ''
  #memory: RenderMemory | null = null
  #last: (LastKey & { readonly rendered: LastResult }) | null = null
  /** Where that is still to be written. */
  #lastFile: string | null = null

  constructor(program: string) {
    this.#program = program
  }

  /** Post by post: kept for as long as the next export is of the same library and kind of site, and in its file. */
  of(job: RenderJob): RenderMemory {
    this.#turnTo(job)
    return (this.#memory ??= new RenderMemory(job.memoryFile, this.#program))
  }

  /** What came of an export with the same key, that nothing has been rendered for since; null where there was none. */
  lastResult(job: RenderJob, key: string): LastResult | null {
    this.#turnTo(job)
    const { memoryFile, input: { nowMs } } = job
    const isIt = (last: LastKey): boolean => last.program === this.#program && last.key === key && last.fromMs <= nowMs && nowMs < last.untilMs
    if (this.#last === null && memoryFile !== null) {
      const chunks = readChunks(`${memoryFile}.last`)
      const head = chunks.next()
      const last = head.done ? null : (head.value as LastKey)
      // the rest takes its time to be read; a file may end between the two
      const rest = last && isIt(last) ? chunks.next() : null
      this.#last = last && rest && !rest.done ? { ...last, rendered: rest.value as LastResult } : null
    }
    return this.#last && isIt(this.#last) ? this.#last.rendered : null
  }

  keepResult({ memoryFile, input }: RenderJob, key: string, untilMs: number, rendered: LastResult): void {
    const last: LastKey = { program: this.#program, key, fromMs: input.nowMs, untilMs }
    this.#last = { ...last, rendered }
    this.#lastFile = memoryFile && `${memoryFile}.last`
  }

  /** Forgets what is not as it was kept. */
  forget({ memoryFile }: RenderJob): void {
    this.#last = null
    this.#lastFile = null
    this.#memory?.end()
    this.#memory = null
    if (memoryFile !== null) rmSync(memoryFile, { force: true })
  }

  /** Writes down what is new. What the disk refuses is made again the next time. */
  save(): void {
    this.#memory?.save()
    this.#saveLast()
  }

  #saveLast(): void {
    const [file, last] = [this.#lastFile, this.#last]
    this.#lastFile = null
    if (file === null || last === null) return
    const { rendered, ...key } = last
    try {
      writeChunks(file, [key, rendered])
    } catch {
      // as if it had been deleted
    }
  }

  #turnTo({ memoryFile, library, kind }: RenderJob): void {
    const key = JSON.stringify([memoryFile, library.folder, kind])
    if (key === this.#key) return
    this.#key = key
    this.#lastFile = null
    this.#memory?.end()
    this.#memory = null
    this.#last = null
  }
}
