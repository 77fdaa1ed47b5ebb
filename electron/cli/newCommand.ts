import { join } from 'node:path'
import { DocumentService } from '../services/documentService.ts'
import { HistoryService } from '../services/historyService.ts'
import { OpenLibrary } from '../services/openLibrary.ts'
import type { Ports } from '../services/ports.ts'
import { PostService } from '../services/postService.ts'
import { TrashedPosts } from '../services/trashedPosts.ts'
import { type CommandIo, readArgs } from './args.ts'

/** `marquee new`: a new post from a template; prints its path. */
export async function runNew(args: readonly string[], io: CommandIo, ports: Ports): Promise<number> {
  const { values } = readArgs(args, { library: { type: 'string' }, template: { type: 'string' }, title: { type: 'string' } }, { required: ['library', 'template', 'title'] })
  const { library: folder = '', template = '', title = '' } = values
  const library = await OpenLibrary.open(folder, ports)
  const history = new HistoryService(ports.userDataFolder, ports)
  const posts = new PostService(ports, new DocumentService(ports, history), history, new TrashedPosts(ports.userDataFolder, ports.now))
  io.out(`${join(folder, await posts.create(library, template, title))}\n`)
  return 0
}
