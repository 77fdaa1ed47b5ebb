import * as z from 'zod'

/**
 * A failure that the author can be told of. `message` says what, where and what now, in words to show;
 * `code` is for code. `theirs` comes with a conflict: the text that is on disk now, and its revision.
 */
export const AppError = z.object({
  code: z.enum(['not-found', 'exists', 'conflict', 'permission', 'disk-full', 'not-utf8', 'too-large', 'outside', 'invalid', 'cancelled', 'unknown-text', 'internal']),
  message: z.string(),
  theirs: z.object({ text: z.string(), revision: z.string() }).nullable().default(null),
})
export type AppError = z.infer<typeof AppError>
