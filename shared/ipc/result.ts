import type { AppError } from './appError.ts'

/** Expected failures are values; a throw is a bug. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (error: AppError): Result<never> => ({ ok: false, error })

/** Makes a switch exhaustive: a case that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected ${JSON.stringify(value)}`)
}
