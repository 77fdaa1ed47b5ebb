import * as z from 'zod'
import { type Version, versionKinds } from './version.ts'

/** Names a version's bytes, and so its file. */
export const VersionRevisionSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** A version as a list on disk has it. */
export const VersionSchema: z.ZodType<Version> = z.object({
  revision: VersionRevisionSchema,
  at: z.number(),
  kind: z.enum(versionKinds),
  size: z.number().nonnegative(),
  words: z.number().nonnegative().nullable(),
})
