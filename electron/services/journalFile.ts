import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import { PostPathSchema } from '../../shared/post/postPathSchema.ts'
import { makeFolder, writeFileAtomic } from '../files/atomicWrite.ts'
import { errnoOf } from '../files/fileErrors.ts'

const Header = z.object({
  library: z.string(),
  path: PostPathSchema,
  base: z.string().nullable(),
  at: z.string(),
  saving: z.string().optional(),
  encoding: z.enum(['utf8', 'utf16le']),
  /** Of the text, in UTF-16 units. */
  length: z.number(),
})

/** A kept text: whose it is, the revision that it was made from, when it was kept (ISO 8601), and the hash of what was being saved then. */
export type JournalEntry = Omit<z.infer<typeof Header>, 'encoding' | 'length'> & { readonly text: string }

/** UTF-16 units that are made into bytes at once: main answers nobody meanwhile, and this much takes less than a millisecond. */
const partLength = 64 * 1024

/** Writes a kept text in one step, making the folder where it is missing: a line of JSON with what is known of it, then the text. */
export async function writeJournalFile(file: string, { text, ...known }: JournalEntry): Promise<void> {
  await makeFolder(dirname(file))
  // half a character is in no UTF-8, and is what was typed all the same
  const encoding = text.isWellFormed() ? 'utf8' : 'utf16le'
  await writeFileAtomic(file, {
    *[Symbol.iterator]() {
      yield Buffer.from(`${JSON.stringify({ ...known, encoding, length: text.length })}\n`)
      for (let at = 0; at < text.length; ) {
        const part = text.slice(at, endOfPart(text, at + partLength))
        yield Buffer.from(part, encoding)
        at += part.length
      }
    },
  })
}

/** No part ends between the halves of a character. */
function endOfPart(text: string, end: number): number {
  return (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end
}

/** What such a file holds, null where it is missing or damaged. @throws what the file system says where it cannot be read at the moment */
export async function readJournalFile(file: string): Promise<JournalEntry | null> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    if (errnoOf(cause) !== 'ENOENT') throw cause
    return Buffer.alloc(0)
  })
  const end = bytes.indexOf('\n')
  const header = Header.safeParse(jsonOf(bytes.toString('utf8', 0, Math.max(end, 0))))
  if (!header.success) return null
  const { encoding, length, ...known } = header.data
  const text = bytes.toString(encoding, end + 1)
  return text.length === length ? { ...known, text } : null
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
