import { indexFacts } from '../checks/libraryFacts.ts'
import { parseHead } from '../frontMatter/parseHead.ts'
import { articleHeader } from '../markdown/article.ts'
import { placedBlock } from '../markdown/postLayout.ts'
import type { RenderedBlock, RenderProfile } from '../markdown/renderProfile.ts'
import type { PostPath } from '../post/postPath.ts'
import { readPostFields } from '../review/postFields.ts'
import { diffBlocks } from './blockPatch.ts'
import { IncrementalPost } from './incrementalPost.ts'
import { PartAhead } from './partAhead.ts'
import { type PreviewFiles, previewProfile } from './previewProfile.ts'
import { type TextChange, changesWithin } from '../text/textChange.ts'
import { mostDrawn, type PreviewAnswer, type PreviewLibrary, type PreviewMessage } from './protocol.ts'

/** How often work is gone on with before an answer: enough for an edit to be drawn whole. */
const turnsAtOnce = 4

const endNote = '<p><em>This post is too long to show whole: the preview ends here.</em></p>'

interface OpenPost {
  readonly path: PostPath
  readonly post: IncrementalPost
  profile: RenderProfile
  /** What is looked at and not read yet. */
  ahead: PartAhead | null
  /** How much of the body is drawn: from its beginning on. */
  drawn: number
  /** Stands below what is drawn, where that is not all. */
  readonly end: RenderedBlock | null
  head: string
  header: RenderedBlock
}

/** Makes the preview of the post that it is sent and keeps it up to date with edits; remembers the last answer's blocks. */
export class PreviewMaker {
  #library: { readonly config: PreviewLibrary['config']; readonly files: PreviewFiles } | null = null
  #open: OpenPost | null = null
  #blocks: readonly RenderedBlock[] = []
  #turn = 0

  /** Whether there is nothing left to draw. */
  get isDone(): boolean {
    return this.#open?.post.isDone ?? true
  }

  /** The answer to a message; null where there is none to give at once (a library alone). */
  take(message: PreviewMessage): PreviewAnswer | null {
    if (message.kind === 'library') {
      const { posts, assets, config } = message.library
      this.#library = { config, files: indexFacts({ posts, assets: new Set(assets), config, nowMs: 0 }) }
      if (this.#open) this.#setHead(this.#open, this.#open.head)
      return null
    }
    if (message.kind === 'look') {
      if (this.#open) this.#look(this.#open, message.line)
      return null
    }
    this.#turn = message.turn
    if (message.kind === 'open') {
      const profile = this.#profile(message.path, message.head)
      if (!profile) return null
      const post = new IncrementalPost(profile)
      const { body } = message
      const drawn = body.length <= mostDrawn ? body.length : body.lastIndexOf('\n', mostDrawn) + 1 || mostDrawn
      const shown = body.slice(0, drawn)
      post.open(shown)
      this.#open = {
        path: message.path, post, profile, drawn, head: message.head, header: placedBlock(articleHeader(profile)),
        ahead: PartAhead.around(shown, message.line, profile),
        end: drawn < body.length ? placedBlock(endNote) : null,
      }
    } else if (this.#open) {
      if (message.head !== null) this.#setHead(this.#open, message.head)
      this.#edit(this.#open, message.changes)
    }
    return this.advance()
  }

  /** Does a part of what is left; null where no post is open. */
  advance(): PreviewAnswer | null {
    if (!this.#open) return null
    const { path, post, ahead } = this.#open
    if (ahead && !ahead.isDone) ahead.advance()
    else for (let turn = 0; turn === 0 || (turn < turnsAtOnce && post.isNearlyDone); turn++) post.advance()
    if (ahead && (post.isDone || post.isDrawnTo(ahead.to))) this.#open.ahead = null
    const blocks = blocksOf(this.#open)
    const patch = diffBlocks(this.#blocks, blocks)
    this.#blocks = blocks
    return { turn: this.#turn, path, patch, isDone: post.isDone }
  }

  /** Draws what is looked at before what stands above it, unless it is drawn. */
  #look(open: OpenPost, line: number): void {
    const { post, ahead, profile } = open
    if (post.isDone || post.isNearlyDone) return
    const { body } = post
    if (ahead?.holds(body, line)) return
    const found = PartAhead.around(body, line, profile)
    if (found && !post.isDrawnTo(found.to)) open.ahead = found
  }

  #edit(open: OpenPost, changes: readonly TextChange[]): void {
    const near = open.end ? changesWithin(changes, open.drawn) : changes
    open.post.edit(near)
    const { ahead, post } = open
    if (ahead && !ahead.edit(near, () => post.body)) open.ahead = null
    for (const { from, to, insert } of near) open.drawn += insert.length - (to - from)
  }

  #setHead(open: OpenPost, head: string): void {
    open.head = head
    const profile = this.#profile(open.path, head)
    if (!profile) return
    open.profile = profile
    open.post.setProfile(profile)
    open.ahead?.setProfile(profile)
    const header = articleHeader(profile)
    if (header !== open.header.html) open.header = placedBlock(header)
  }

  #profile(path: PostPath, head: string): RenderProfile | null {
    if (!this.#library) return null
    const { config, files } = this.#library
    return previewProfile(path, readPostFields(parseHead(head), config), config, files)
  }
}

/** What is drawn from the beginning on, and below it what is looked at. */
function blocksOf({ header, post, ahead, end }: OpenPost): RenderedBlock[] {
  const blocks = [header, ...post.blocks(ahead?.from)]
  if (ahead) blocks.push(...ahead.blocksBelow(blocks.reduce((lines, block) => lines + (block.lines === 0 ? 0 : block.gap + block.lines), 0)))
  if (end) blocks.push(end)
  return blocks
}
