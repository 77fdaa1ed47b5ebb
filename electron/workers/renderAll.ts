import { createHash } from 'node:crypto'
import type { PostFacts } from '../../shared/export/postFacts.ts'
import type { ExportPost } from '../../shared/export/exportPosts.ts'
import { type ExportedFile, type ExportSite, isChosen, type LeftOutPost } from '../../shared/export/siteTarget.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { encoded, PostRenderer } from './postRenderer.ts'
import type { RenderedFiles, RenderJob, UnreadPost } from './protocol.ts'
import type { RenderCrew } from './renderCrew.ts'
import type { RenderMeans } from './renderExport.ts'
import { BodyLost, type KeptPost, type RenderMemory } from './renderMemory.ts'

const readsATask = 100
const rendersATask = 16

interface RenderedAll {
  readonly rendered: Omit<RenderedFiles, 'looks'>
  /** Dates were compared with the moment of the job, and come out alike until this one. */
  readonly untilMs: number
}

/**
 * Makes every file of an export, post by post, from what is remembered of those that would become the same again.
 * @param marks of the posts' files, as they were before any was read
 * @throws PostChanged where a post changes meanwhile, BodyLost where what is remembered is not all there any more
 */
export async function renderAll(job: RenderJob, marks: ReadonlyMap<string, string | null>, { memories, tell, crew: gather }: Pick<RenderMeans, 'memories' | 'tell' | 'crew'>): Promise<RenderedAll> {
  const { library, input, kind } = job
  const memory = memories.of(job)
  const own = new PostRenderer()
  const settings = JSON.stringify({ ...input.config, lastExport: null, problems: [] })
  const kept = memory.factsUnder(settings)
  const posts = new Map<PostPath, PostFacts>()
  const toRead: PostPath[] = []
  for (const path of library.paths) {
    const known = kept.get(path)
    if (known && known.mark === marks.get(path)) posts.set(path, known.facts)
    else toRead.push(path)
  }
  let crew: RenderCrew | null = null
  try {
    crew = gather(own, toRead.length)
    const unread: UnreadPost[] = []
    await crew.run(inTasks(toRead, readsATask).map((paths) => ({ kind: 'read', library: { folder: library.folder, paths }, config: input.config })), (answer) => {
      if (answer.kind !== 'read') return
      for (const post of answer.posts) {
        if ('reason' in post) unread.push(post)
        else {
          posts.set(post.path, post.facts)
          memory.noteFacts(post.path, post)
        }
      }
    })
    memory.keepOnly(new Set(library.paths))
    const then = new Map<PostPath, KeptPost>()
    for (const [path, { version }] of Object.entries(input.leftOut ?? {}) as [PostPath, LeftOutPost][]) {
      const past = version === null || posts.get(path)?.revision === version ? null : memory.pastOf(path, version)
      if (!past || !posts.has(path)) continue
      posts.set(path, { ...past.facts, isPast: true })
      then.set(path, past.made)
    }
    const inOrder = library.paths.flatMap((path) => posts.get(path) ?? [])
    const site = own.open(kind, inOrder, job)
    const texts = new Map<string, Uint8Array>()
    const made = new Map<string, Pick<KeptPost, 'rendered' | 'bodyHash'>>()
    const wanted = new Set(job.wanted)
    const toMake: PostPath[] = []
    const keptPosts = memory.madeIn(site.context)
    for (const post of site.posts) {
      const past = then.get(post.path)
      const before = past ?? keptPosts.get(post.path)
      if (past) made.set(post.path, past)
      else if (before && isSame(before, post, site) && !before.rendered.files.some(({ path }) => wanted.has(path))) made.set(post.path, before)
      else toMake.push(post.path)
    }
    if (toMake.length > 0) {
      if (toRead.length < toMake.length) {
        crew.end()
        crew = gather(own, toMake.length)
      }
      crew.tell({ kind: 'open', site: kind, posts: inOrder, library: { folder: library.folder, paths: [] }, input })
    }
    tell(made.size, site.posts.length)
    await crew.run(inTasks(toMake, rendersATask).map((paths) => ({ kind: 'render', paths })), (answer) => {
      if (answer.kind !== 'made') return
      for (const post of answer.posts) {
        made.set(post.path, { rendered: post.rendered, bodyHash: post.bodyHash })
        memory.noteMade(post)
        for (const [hash, bytes] of post.texts) if (hash !== post.bodyHash) texts.set(hash, bytes)
      }
      tell(made.size, site.posts.length)
    })
    const files: ExportedFile[] = []
    const pages = new Map<string, { readonly from: string; readonly hash: string }>()
    const add = (path: string, post: PostPath | null, text: string, isOffered?: true): string => {
      const { hash, bytes } = encoded(text)
      if (job.known.get(path) !== hash || wanted.has(path)) texts.set(hash, bytes)
      files.push({ path, post, content: { kind: 'made', hash }, ...(isOffered ? { isOffered } : {}) })
      return hash
    }
    const rendered = site.posts.map(({ path }) => made.get(path)!)
    const bodies = rendered.map(({ bodyHash }) => ({ key: bodyHash ?? '', text: () => (bodyHash === null ? '' : bodyText(memory, bodyHash)) }))
    const { skipped, hidden, problems, notes } = site.finish(rendered.map((post) => post.rendered), bodies, {
      put(file) {
        if (file.content.kind === 'text') add(file.path, file.post, file.content.text, file.isOffered)
        else files.push(file)
      },
      make(path, post, from, text) {
        const source = keyOfText(from)
        const before = memory.pages.get(path)
        const isKnown = before?.from === source && job.known.get(path) === before.hash && !wanted.has(path)
        if (isKnown) files.push({ path, post, content: { kind: 'made', hash: before.hash } })
        pages.set(path, { from: source, hash: isKnown ? before.hash : add(path, post, text()) })
      },
      keyOf: keyOfText,
    })
    memory.notePages(pages)
    const untilMs = inOrder.reduce((soonest, { momentsMs }) => Math.min(soonest, ...momentsMs.filter((ms) => ms > input.nowMs)), Number.POSITIVE_INFINITY)
    const versions = site.posts.flatMap(({ path, revision }) => (isChosen(input.choice, path) ? [[path, revision] as const] : []))
    return { rendered: { files, texts, skipped, hidden, problems, unread, notes, versions }, untilMs }
  } finally {
    crew?.end()
  }
}

function keyOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function bodyText(memory: RenderMemory, hash: string): string {
  const bytes = memory.bodyOf(hash)
  if (!bytes) throw new BodyLost(hash)
  return Buffer.from(bytes).toString('utf8')
}

/** Whether a post would become what it became before. */
function isSame({ revision, place, answers }: KeptPost, post: ExportPost, site: ExportSite): boolean {
  return revision === post.revision && place === site.answer(post, null) && answers.every(([url, answer]) => site.answer(post, url) === answer)
}

function inTasks(paths: readonly PostPath[], size: number): PostPath[][] {
  return Array.from({ length: Math.ceil(paths.length / size) }, (_, at) => paths.slice(at * size, (at + 1) * size))
}
