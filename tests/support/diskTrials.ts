import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportPlan } from '../../shared/export/exportPlan.ts'
import { fail, type Result } from '../../shared/ipc/result.ts'
import { postPath } from '../../shared/post/postPath.ts'
import { onePixel } from './exportSamples.ts'
import { movedTrials } from './movedTrials.ts'
import { a, type Desk, kept, newText, oldText, refusals, revisionOf, text, type Trial, trial, unless, versions } from './trialDesk.ts'

const linking = '---\ntitle: B\ndate: 2026-01-02\n---\n\nSee [A](a.md).\n'
const relinked = linking.replace('a.md', 'renamed.md')
const gbk = Buffer.concat([Buffer.from('---\ntitle: C\n---\n\n'), Buffer.from(Array.from({ length: 40 }, () => [0xd6, 0xd8, 0xc7, 0xec, 0xa3, 0xac, 0xb5, 0xc4]).flat()), Buffer.from('\n')])

export const libraryFiles = { 'a.md': oldText, 'b.md': linking, 'c.md': gbk, '.marquee/library.yaml': 'title: Ours\n' }

/** Whether a post's bytes are a text that somebody wrote: half of one, or nothing, is not. */
export function isWhole(bytes: Buffer): boolean {
  const text = bytes.toString('utf8')
  return [oldText, newText, linking, relinked].includes(text) || bytes.equals(gbk) || /^---\ntitle: C\n---\n\n(重庆，的){40}\n$/.test(text)
    || /^---\ntitle: (?:A|"?Fresh"?)\n[^]*\n---\n[^]*$/.test(text) && !text.includes('The ')
    || text === oldText.replace('---\n\n', 'slug: a-copy\n---\n\n')
}

/** Each way in which Marquee changes files. */
export const trials: Readonly<Record<string, Trial>> = {
  'saving a post': trial({
    begin: (desk) => revisionOf(desk),
    act: ({ handlers }, base) => handlers['document:save']({ path: a, text: newText, base }),
    done: async (desk) => [
      ...unless((await text(desk.library, 'a.md')) === newText, 'the file has not the new text'),
      ...unless(!(await versions(desk)).includes('missing'), 'a version is listed that is not there'),
    ],
  }),
  'saving a post whose file is gone': trial({
    begin: ({ library }) => rm(join(library, 'a.md')),
    act: ({ handlers }) => handlers['document:save']({ path: a, text: newText, base: null }),
    done: async ({ library }) => unless((await text(library, 'a.md')) === newText, 'the file has not the new text'),
  }),
  'keeping a text in the journal for the first time': trial({
    begin: (desk) => revisionOf(desk),
    act: ({ handlers }, base) => handlers['journal:keep']({ path: a, text: newText, base }),
    done: (desk) => kept(desk, [newText]),
    failed: (desk) => kept(desk, [newText, null]),
  }),
  'keeping a later text in the journal': trial({
    cut: (desk, isAcknowledged) => kept(desk, isAcknowledged ? [newText] : [newText, 'an earlier text']),
    begin: async (desk) => {
      const base = await revisionOf(desk)
      await desk.handlers['journal:keep']({ path: a, text: 'an earlier text', base })
      return base
    },
    act: ({ handlers }, base) => handlers['journal:keep']({ path: a, text: newText, base }),
    done: (desk) => kept(desk, [newText]),
    failed: (desk) => kept(desk, [newText, 'an earlier text']),
  }),
  'forgetting a text of the journal': trial({
    // one that comes back is shown beside the file
    isCut: false,
    begin: async (desk) => void (await desk.handlers['journal:keep']({ path: a, text: newText, base: await revisionOf(desk) })),
    act: ({ handlers }) => handlers['journal:drop']({ path: a }),
    done: (desk) => kept(desk, [null]),
    failed: (desk) => kept(desk, [newText, null]),
  }),
  'renaming a post': trial({
    cut: async ({ library }, isAcknowledged) => [
      ...unless((await text(library, 'renamed.md')) === oldText || (!isAcknowledged && (await text(library, 'a.md')) === oldText), 'the post is under neither name'),
      ...unless(!isAcknowledged || (await text(library, 'a.md')) === null, 'the old name is there again'),
    ],
    begin: async () => undefined,
    act: ({ handlers }) => handlers['post:rename']({ path: a, name: 'renamed' }),
    done: async ({ library }) => [
      ...unless((await text(library, 'a.md')) === null, 'the old name is still there'),
      ...unless((await text(library, 'renamed.md')) === oldText, 'the new name has not the text'),
    ],
    failed: async ({ library }, _state, isLasting) => [
      ...unless((await text(library, 'a.md')) === oldText, 'it failed, and the post is not where it was'),
      // a disk that refuses everything from one moment on refuses taking it back as well
      ...unless([null, ...(isLasting ? [oldText] : [])].includes(await text(library, 'renamed.md')), 'it failed, and the new name is there'),
    ],
  }),
  'deleting a post': trial({
    // the system's trash is not ours to sync: our own copy is there before
    cut: async ({ library, data, trash }) => {
      const copies = (await readdir(join(data, 'trash-undo')).catch(() => [])).filter((name) => name.endsWith('.post'))
      const texts = [await text(library, 'a.md'), ...(await trashed(trash)).map(({ post }) => post), ...(await Promise.all(copies.map((name) => text(data, 'trash-undo', name))))]
      return unless(texts.includes(oldText), 'the post is nowhere')
    },
    begin: async () => undefined,
    act: ({ handlers }) => handlers['post:trash']({ path: a }),
    done: async ({ library, trash }) => [
      ...unless((await text(library, 'a.md')) === null, 'the post is still there'),
      ...unless((await trashed(trash)).some(({ post, info }) => post === oldText && info?.includes('/a.md\n')), 'the trash has not the post and where it was'),
    ],
    failed: async ({ library }) => unless((await text(library, 'a.md')) === oldText, 'it failed, and the post is not there'),
  }),
  'bringing a deleted post back': trial({
    begin: async ({ handlers }) => {
      const trashed = await handlers['post:trash']({ path: a })
      if (!trashed.ok) throw new Error(trashed.error.message)
      return trashed.value.undo
    },
    act: ({ handlers }, undo) => handlers['post:restore']({ undo }),
    done: async ({ library }) => unless((await text(library, 'a.md')) === oldText, 'the post is not back'),
  }),
  'bringing a deleted post back from its history': trial({
    begin: async (desk) => {
      const saved = await desk.handlers['document:save']({ path: a, text: newText, base: await revisionOf(desk) })
      const gone = await desk.handlers['post:trash']({ path: a })
      if (!saved.ok || !gone.ok) throw new Error('the post could not be saved and deleted')
      return saved.value.revision
    },
    act: ({ handlers }, revision) => handlers['history:restore']({ path: a, revision }),
    done: async ({ library }) => unless((await text(library, 'a.md')) === newText, 'the post is not back'),
  }),
  'making a post': trial({
    begin: async () => undefined,
    act: ({ handlers }) => handlers['post:create']({ template: 'plain', title: 'Fresh' }),
    done: async ({ library }) => unless((await text(library, 'fresh.md'))?.includes('Fresh') ?? false, 'the post is not there'),
  }),
  'copying a post': trial({
    begin: async () => undefined,
    act: ({ handlers }) => handlers['post:duplicate']({ path: a }),
    done: async ({ library }) => unless((await text(library, 'a-copy.md')) !== null, 'the copy is not there'),
  }),
  'writing a post in UTF-8': trial({
    begin: (desk) => revisionOf(desk, postPath('c.md')),
    act: ({ handlers }, base) => handlers['document:toUtf8']({ path: postPath('c.md'), base }),
    done: async ({ library }) => unless((await text(library, 'c.md'))?.includes('重庆') ?? false, 'the post is not in UTF-8'),
  }),
  'bringing a picture in': trial({
    begin: async () => undefined,
    act: ({ handlers }) => handlers['picture:import']({ post: a, name: 'still.png', bytes: onePixel }),
    done: async ({ library }) => unless((await readFile(join(library, 'still.png')).catch(() => Buffer.of())).equals(onePixel), 'the picture is not there'),
    failed: async ({ library }) => unless((await readFile(join(library, 'still.png')).catch(() => onePixel)).length === onePixel.length, 'half of the picture is there'),
  }),
  ...movedTrials,
  'setting the app': trial({
    begin: async ({ handlers }) => void (await handlers['settings:change']({ zoom: 1.5 })),
    act: ({ handlers }) => handlers['settings:change']({ autosave: false }),
    done: async ({ data }) => {
      const settings = JSON.parse((await text(data, 'settings.json')) ?? '{}') as { autosave?: boolean; zoom?: number }
      return unless(settings.autosave === false && settings.zoom === 1.5, `the settings are ${JSON.stringify(settings)}`)
    },
    failed: async ({ data }) => unless(isJson((await text(data, 'settings.json')) ?? ''), 'the settings are broken'),
    codes: refusals,
  }),
  'setting the library': trial({
    begin: async () => undefined,
    act: ({ handlers }) => handlers['library:configure']({ set: { author: 'Somebody' } }),
    done: async ({ library }) => unless((await text(library, '.marquee/library.yaml')) === 'title: Ours\nauthor: Somebody\n', 'the setting is not kept'),
    failed: async ({ library }) => unless(['title: Ours\n', 'title: Ours\nauthor: Somebody\n'].includes((await text(library, '.marquee/library.yaml')) ?? ''), 'the settings are broken'),
  }),
  'exporting': trial({
    begin: async (desk) => {
      await changeAfterExport(desk)
      return { plan: await planned(desk) as Result<ExportPlan> | null }
    },
    act: async (desk, state) => {
      const plan = state.plan ?? (await planned(desk))
      state.plan = null
      return plan.ok ? ran(desk, plan.value) : plan
    },
    done: nothingLeft,
    codes: ['ENOSPC', 'EROFS', 'EIO', 'ENOENT', 'EACCES', 'EBUSY', 'ENAMETOOLONG'],
    quickCodes: ['ENOSPC'],
  }),
  'looking what an export would change, and exporting': trial({
    isCut: false,
    begin: changeAfterExport,
    act: async (desk) => {
      const plan = await planned(desk)
      return plan.ok ? ran(desk, plan.value) : plan
    },
    done: nothingLeft,
    codes: ['EMFILE'],
  }),
}

async function trashed(trash: string): Promise<{ readonly post: string | null; readonly info: string | null }[]> {
  const names = await readdir(join(trash, 'Trash/files')).catch(() => [])
  return Promise.all(names.map(async (name) => ({ post: await text(trash, 'Trash/files', name), info: await text(trash, 'Trash/info', `${name}.trashinfo`) })))
}

async function changeAfterExport(desk: Desk): Promise<void> {
  const plan = await planned(desk)
  const first = plan.ok ? await ran(desk, plan.value) : plan
  if (!first.ok) throw new Error(first.error.message)
  await writeFile(join(desk.library, 'a.md'), newText)
  const gone = await desk.handlers['post:trash']({ path: postPath('c.md') })
  if (!gone.ok) throw new Error(gone.error.message)
}

function planned({ handlers, site }: Desk): Promise<Result<ExportPlan>> {
  return handlers['export:plan']({ folder: site, target: 'html', includeDrafts: true, only: null })
}

/** An export counts as done where every post was read and every file was written. */
async function ran({ handlers }: Desk, plan: ExportPlan): Promise<Result<unknown>> {
  const run = await handlers['export:run']({ plan: plan.id, overwrite: [] })
  if (!run.ok) return run
  const [left] = [...run.value.failed, ...run.value.conflicts, ...plan.problems.filter(({ severity }) => severity === 'error').map(({ post, message }) => ({ path: post ?? '', reason: message }))]
  return left ? fail({ code: 'internal', message: `“${left.path}”: ${left.reason} Export again.`, theirs: null }) : run
}

async function nothingLeft(desk: Desk): Promise<string[]> {
  const plan = await planned(desk)
  return plan.ok ? plan.value.items.filter(({ action }) => action !== 'unchanged').map(({ path, action }) => `${path} is left to ${action}`) : [plan.error.message]
}

function isJson(json: string): boolean {
  try {
    JSON.parse(json)
    return true
  } catch {
    return false
  }
}
