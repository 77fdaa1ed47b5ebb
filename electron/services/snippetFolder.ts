import { readdir } from 'node:fs/promises'
import type { Snippet } from '../../shared/ipc/contract.ts'
import { splitPost } from '../../shared/post/postText.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { resolveInside } from '../files/pathInside.ts'
import { isPostName, lookAt } from './libraryScanner.ts'
import { readPostText } from './postReader.ts'
import { listTemplates, readTemplate, templateFolder } from './templateFolder.ts'

const folder = '.marquee/snippets'
const mostFiles = 200
const mostBytes = 64 * 1024

/**
 * Pieces of text to insert: each file of `.marquee/snippets/` under its name, then what each template has below its front matter.
 * At most 200 files of at most 64 KB; what cannot be read is left out.
 */
export async function listSnippets(root: string): Promise<Snippet[]> {
  return [...(await ownSnippets(root)), ...(await templateBodies(root))].filter(({ text }) => text.trim() !== '')
}

async function ownSnippets(root: string): Promise<Snippet[]> {
  const names = await resolveInside(root, folder).then((path) => readdir(path)).catch(() => [])
  const files = names.filter((name) => isPostName(name) && !name.startsWith('.')).sort().slice(0, mostFiles)
  const read = await Promise.all(files.map(async (name): Promise<Snippet[]> => {
    const path = `${folder}/${name}`
    const found = await lookAt(root, path).catch(() => null)
    if (!found || found.size > mostBytes) return []
    const text = await readPostText(root, path).then((file) => file.text, () => null)
    return text === null ? [] : [{ name: visibleText(name.replace(/\.[^.]+$/, '')), text: text.replace(/\r\n?/g, '\n') }]
  }))
  return read.flat()
}

async function templateBodies(root: string): Promise<Snippet[]> {
  const templates = await listTemplates(root)
  return Promise.all(templates.slice(0, mostFiles).map(async ({ name, label }) => {
    const own = await lookAt(root, `${templateFolder}/${name}.md`).catch(() => null)
    const text = own && own.size > mostBytes ? null : await readTemplate(root, name).catch(() => null)
    return { name: label, text: splitPost(text ?? '').body.trim() }
  }))
}
