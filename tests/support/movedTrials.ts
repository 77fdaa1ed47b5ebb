import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { postPath } from '../../shared/post/postPath.ts'
import { a, type Desk, kept, newText, oldText, refusals, revisionOf, text, type Trial, trial, unless, versions } from './trialDesk.ts'

/** Taking over what is kept of a post or a library that another program moved. */
export const movedTrials: Readonly<Record<string, Trial>> = {
  'following a post that another program renamed': trial({
    begin: async (desk) => {
      const saved = await desk.handlers['document:save']({ path: a, text: newText, base: await revisionOf(desk) })
      if (!saved.ok) throw new Error(saved.error.message)
      await versions(desk)
      await rename(join(desk.library, 'a.md'), join(desk.library, 'moved.md'))
    },
    act: ({ handlers, library }) => handlers['library:openFolder']({ folder: library }),
    done: followed,
    cut: followed,
  }),
  'opening a library that was moved': trial({
    begin: async (desk) => {
      await leaveFilms(desk)
      await rename(join(desk.site, 'films'), join(desk.site, 'moved'))
    },
    act: ({ handlers, site }) => handlers['library:openFolder']({ folder: join(site, 'moved') }),
    done: tookOver,
    cut: tookOver,
    codes: refusals,
    quickCodes: ['ENOSPC', 'EACCES', 'EMFILE'],
  }),
  'opening a library that was moved to another disk': trial({
    begin: async (desk) => {
      await leaveFilms(desk)
      await cp(join(desk.site, 'films'), join(desk.site, 'moved'), { recursive: true })
      await rm(join(desk.site, 'films'), { recursive: true })
    },
    act: ({ handlers, site }) => handlers['library:openFolder']({ folder: join(site, 'moved') }),
    done: tookOver,
    cut: tookOver,
    codes: refusals,
    quickCodes: ['ENOSPC', 'EACCES', 'EMFILE'],
  }),
}

async function opened({ handlers }: Desk, folder: string): Promise<void> {
  const answer = await handlers['library:openFolder']({ folder })
  if (!answer.ok) throw new Error(answer.error.message)
}

/** Works in another library, and leaves it again with a text that is not saved. */
async function leaveFilms(desk: Desk): Promise<void> {
  const films = join(desk.site, 'films')
  await mkdir(films)
  await writeFile(join(films, 'a.md'), oldText)
  await opened(desk, films)
  const saved = await desk.handlers['document:save']({ path: a, text: newText, base: await revisionOf(desk) })
  if (!saved.ok) throw new Error(saved.error.message)
  await desk.handlers['journal:keep']({ path: a, text: 'an unsaved text', base: saved.value.revision })
  await versions(desk)
  await opened(desk, desk.library)
  // by which it is known on another disk
  const caches = join(desk.data, 'libraryCache')
  for (let found = false; !found; await delay(10)) {
    const known = await Promise.all((await readdir(caches).catch(() => [])).map((name) => text(caches, name)))
    found = known.some((json) => json?.includes(saved.value.revision))
  }
}

/** What is kept of that library is there, or is when it is opened once more. */
async function tookOver(desk: Desk): Promise<string[]> {
  const look = async (): Promise<string[]> => {
    await opened(desk, join(desk.site, 'moved'))
    const found = await versions(desk)
    return [...unless(found.includes(oldText) && found.includes(newText) && !found.includes('missing'), 'the timeline did not come along'), ...(await kept(desk, ['an unsaved text']))]
  }
  const isThere = (await look()).length === 0
  await opened(desk, desk.library)
  const problems = isThere ? [] : await look()
  await opened(desk, desk.library)
  return problems
}

/** The timeline is under the new name, or among the deleted posts under the old one. */
async function followed(desk: Desk): Promise<string[]> {
  const deleted = await desk.handlers['history:deleted']({})
  if (!deleted.ok) return [deleted.error.message]
  const [gone] = deleted.value
  const found = await versions(desk, gone ? a : postPath('moved.md'))
  return unless(found.includes(oldText) && found.includes(newText) && !found.includes('missing'), `the timeline of ${gone ? 'the old name' : 'the new name'} is not whole`)
}
