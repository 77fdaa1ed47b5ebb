import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import { PostPathSchema } from '../../shared/post/postPathSchema.ts'
import { makeFolder, writeFileAtomic } from '../files/atomicWrite.ts'
import { errnoOf } from '../files/fileErrors.ts'

const Header = z.object({ library: z.string(), path: PostPathSchema, base: z.string().nullable(), at: z.string(), saving: z.string().optional(), length: z.number() })
const Part = z.string()

/** A kept text: whose it is, the revision that it was made from, when it was kept (ISO 8601), and the hash of what was being saved then. */
export type JournalEntry = Omit<z.infer<typeof Header>, 'length'> & { readonly text: string }

/** Of a text as one line: JSON of this much takes main a millisecond. */
const partLength = 64 * 1024

/**
 * Writes a kept text in one step, making the folder where it is missing. Lines of JSON: what is known of it, then the text in parts, since main answers
 * nobody while it makes JSON of a long one.
 */
export async function writeJournalFile(file: string, { text, ...header }: JournalEntry): Promise<void> {
  await makeFolder(dirname(file))
  await writeFileAtomic(file, {
    *[Symbol.iterator]() {
      yield lineOf({ ...header, length: text.length })
      for (let at = 0; at < text.length; at += partLength) yield lineOf(text.slice(at, at + partLength))
    },
  })
}

function lineOf(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}

/** What such a file holds, null where it is missing or damaged. @throws what the file system says where it cannot be read at the moment */
export async function readJournalFile(file: string): Promise<JournalEntry | null> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    if (errnoOf(cause) !== 'ENOENT') throw cause
    return ''
  })
  try {
    const [first, ...parts] = content.trimEnd().split('\n').map((line): unknown => JSON.parse(line))
    const { length, ...header } = Header.parse(first)
    const text = parts.map((part) => Part.parse(part)).join('')
    return text.length === length ? { ...header, text } : null
  } catch {
    return null
  }
}
