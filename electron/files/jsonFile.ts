import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type * as z from 'zod'
import { makeFolder, writeFileAtomic } from './atomicWrite.ts'
import { errnoOf } from './fileErrors.ts'

/** What a JSON file holds, or `fallback` where it is missing, cannot be read, is not JSON, or does not fit the schema. Never writes. */
export async function readJsonFile<S extends z.ZodType>(path: string, schema: S, fallback: z.output<S>): Promise<z.output<S>> {
  return readJsonFileToChange(path, schema, fallback).catch(() => fallback)
}

/** As `readJsonFile`, for who will write it again: a file that is there and cannot be read at the moment is not taken for an empty one. @throws what the file system says */
export async function readJsonFileToChange<S extends z.ZodType>(path: string, schema: S, fallback: z.output<S>): Promise<z.output<S>> {
  const json = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (errnoOf(cause) !== 'ENOENT') throw cause
    return ''
  })
  try {
    const parsed = schema.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : fallback
  } catch {
    return fallback
  }
}

/** Writes a value as JSON in one step, making the folders above it where they are missing. */
export async function writeJsonFile(path: string, value: unknown, { isCompact = false } = {}): Promise<void> {
  await makeFolder(dirname(path))
  await writeFileAtomic(path, Buffer.from(`${JSON.stringify(value, null, isCompact ? 0 : 2)}\n`))
}
