import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type * as z from 'zod'
import { writeFileAtomic } from './atomicWrite.ts'

/** What a JSON file holds, or `fallback` where it is missing, is not JSON, or does not fit the schema. Never writes. */
export async function readJsonFile<S extends z.ZodType>(path: string, schema: S, fallback: z.output<S>): Promise<z.output<S>> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return parsed.success ? parsed.data : fallback
  } catch {
    return fallback
  }
}

/** Writes a value as JSON in one step, making the folders above it where they are missing. */
export async function writeJsonFile(path: string, value: unknown, { isCompact = false } = {}): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFileAtomic(path, Buffer.from(`${JSON.stringify(value, null, isCompact ? 0 : 2)}\n`))
}
