import { readdir } from 'node:fs/promises'
import type { TemplateInfo } from '../../shared/library/postSummary.ts'
import { templates } from '../../shared/post/templates.ts'
import { visibleText } from '../../shared/text/visibleText.ts'
import { resolveInside } from '../files/pathInside.ts'
import { readPostText } from './postReader.ts'

/** Where a library's own templates are. */
export const templateFolder = '.marquee/templates'

/** Marquee's own templates and the library's; one of the library's with the same name stands in its place. */
export async function listTemplates(root: string): Promise<readonly TemplateInfo[]> {
  const own = await ownTemplates(root)
  return [...templates.filter(({ name }) => !own.includes(name)), ...own.map((name) => ({ name, label: visibleText(name) }))].map(({ name, label }) => ({ name, label }))
}

/** A template's text with its placeholders, null where there is none of that name. */
export async function readTemplate(root: string, name: string): Promise<string | null> {
  if ((await ownTemplates(root)).includes(name)) return (await readPostText(root, `${templateFolder}/${name}.md`)).text
  return templates.find((template) => template.name === name)?.text ?? null
}

async function ownTemplates(root: string): Promise<readonly string[]> {
  try {
    const names = await readdir(await resolveInside(root, templateFolder))
    return names.filter((name) => name.endsWith('.md') && !name.startsWith('.')).map((name) => name.slice(0, -'.md'.length)).sort()
  } catch {
    // No folder, or none that may be read: there are the built-in ones.
    return []
  }
}
