import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Manifest, readManifest, writeManifest } from '../../shared/export/manifest.ts'
import { allPosts } from '../../shared/export/siteTarget.ts'
import { type Output, type PlannedItem, planExport } from '../../shared/export/planExport.ts'

const hash = fc.constantFrom('a', 'b', 'c').map((letter) => letter.repeat(64))
const path = fc.array(fc.constantFrom('a', 'A', 'b', 'é', 'e\u0301', 'index.md'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
const outputs = fc.uniqueArray(fc.record({ path, hash, post: fc.constant(null) }), { selector: ({ path: one }) => one, maxLength: 8 })
const files = fc.dictionary(path, hash, { maxKeys: 8 })

/** What a disk holds after the plan's own actions. */
function apply(items: readonly PlannedItem[], disk: Readonly<Record<string, string>>, manifest: Manifest): { disk: Record<string, string>; manifest: Manifest } {
  const [after, known] = [{ ...disk }, { ...manifest.files }]
  for (const item of items) {
    if (item.action === 'remove') {
      delete after[item.path]
      delete known[item.path]
    } else if (item.hash !== null && item.action !== 'conflict') {
      after[item.path] = item.hash
      known[item.path] = { hash: item.hash, post: null }
    }
  }
  return { disk: after, manifest: { ...manifest, files: known } }
}

function plan(produced: readonly Output[], disk: Readonly<Record<string, string>>, manifest: Manifest): PlannedItem[] {
  return planExport({ outputs: produced, siteState: new Map(Object.entries(disk)), manifest, choice: allPosts, unread: new Set(), library: new Set() })
}

const manifestOf = (known: Readonly<Record<string, string>>): Manifest => ({
  version: 1, target: 'hugo', pending: {}, files: Object.fromEntries(Object.entries(known).map(([one, its]) => [one, { hash: its, post: null }])),
})

it('a second export after the first changes nothing, and keeps its conflicts', () => {
  fc.assert(fc.property(outputs, files, files, (produced, disk, known) => {
    const first = plan(produced, disk, manifestOf(known))
    const after = apply(first, disk, manifestOf(known))
    const second = plan(produced, after.disk, after.manifest)
    expect(second.every(({ action }) => action === 'unchanged' || action === 'conflict')).toBe(true)
    const conflicts = (items: readonly PlannedItem[]) => items.filter(({ action }) => action === 'conflict').map((item) => item.path)
    expect(conflicts(second)).toEqual(conflicts(first))
  }))
})

it('only files that the manifest knows by these very bytes are changed or removed', () => {
  fc.assert(fc.property(outputs, files, files, (produced, disk, known) => {
    for (const { path: one, action } of plan(produced, disk, manifestOf(known))) {
      if (action === 'change' || action === 'remove') expect(disk[one]).toBe(known[one])
      if (action === 'add') expect(disk[one]).toBeUndefined()
    }
  }))
})

it('no two files that are written are one file on a disk that does not mind capitals or Unicode forms', () => {
  fc.assert(fc.property(outputs, (produced) => {
    const written = plan(produced, {}, manifestOf({})).filter(({ action }) => action === 'add').map((item) => item.path.normalize('NFC').toLowerCase())
    expect(new Set(written).size).toBe(written.length)
    for (const one of written) expect(written.some((other) => other.startsWith(`${one}/`))).toBe(false)
  }))
})

it('a manifest comes back as it was written, and the same files give the same bytes', () => {
  fc.assert(fc.property(files, (known) => {
    const manifest = manifestOf(known)
    const reversed = manifestOf(Object.fromEntries(Object.entries(known).reverse()))
    expect(readManifest(writeManifest(manifest))).toEqual(manifest)
    expect(writeManifest(reversed)).toBe(writeManifest(manifest))
  }))
})
