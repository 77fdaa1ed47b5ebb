import { ThemeTooLarge } from '../../shared/export/siteTheme.ts'
import { HeadEditError } from '../../shared/frontMatter/headEditError.ts'
import type { AppError } from '../../shared/ipc/appError.ts'
import { fail, ok, type Result } from '../../shared/ipc/result.ts'
import { TextFileError } from './legacyEncodings.ts'

/** A failure that was expected and is worded for the author; `attempt` turns it into a `Result`. */
export class FileFailure extends Error {
  readonly appError: AppError

  constructor(code: AppError['code'], message: string, theirs: AppError['theirs'] = null) {
    super(message)
    this.name = 'FileFailure'
    this.appError = { code, message, theirs }
  }
}

/** The errno code of a failed file operation (`ENOENT`), or '' for any other failure. */
export function errnoOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

/**
 * The error to show for what a file operation threw: what happened, where, and what to do now.
 * @param name the file as the author knows it: a library path, or a folder they chose
 * @returns null where the failure is no expected one: a bug, to be logged and not explained away
 */
export function describeFileError(cause: unknown, name: string): AppError | null {
  if (cause instanceof FileFailure) return cause.appError
  const error = (code: AppError['code'], message: string): AppError => ({ code, message, theirs: null })
  if (cause instanceof HeadEditError) return error('invalid', `“${name}”: ${cause.message}`)
  if (cause instanceof ThemeTooLarge) return error('invalid', cause.message)
  if (cause instanceof TextFileError) return error('not-utf8', `“${name}”: ${cause.message}`)
  switch (errnoOf(cause)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return error('disk-full', `The disk is full, so “${name}” was not written. Free some space and try again; nothing is lost.`)
    case 'EACCES':
    case 'EPERM':
      return error('permission', `Marquee has no permission for “${name}”. Change the permissions of the file or its folder, then try again.`)
    case 'EROFS':
      return error('permission', `“${name}” is on a disk that can only be read. Nothing was written.`)
    case 'ENOENT':
    case 'ENOTDIR':
      return error('not-found', `“${name}” is not there. It may have been moved, renamed or deleted by another program.`)
    case 'EEXIST':
    case 'ENOTEMPTY':
      return error('exists', `“${name}” already exists. Choose another name.`)
    case 'EISDIR':
      return error('invalid', `“${name}” is a folder, not a file.`)
    case 'ENAMETOOLONG':
      return error('invalid', `The name “${shorten(name)}” is too long for this disk. Choose a shorter one.`)
    case 'EMFILE':
    case 'ENFILE':
      return error('internal', `Too many files are open at once, so “${name}” was not touched. Wait a moment and try again.`)
    case 'EBUSY':
    case 'ETXTBSY':
      return error('permission', `Another program is using “${name}”. Close it there, then try again.`)
    case 'ELOOP':
      return error('invalid', `“${name}” is a link that leads round in a circle.`)
    case 'EIO':
      return error('internal', `The disk reported an error at “${name}”. Check the disk, and keep a copy of your text elsewhere.`)
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'EHOSTDOWN':
    case 'ENOTCONN':
    case 'ETIMEDOUT':
      return error('permission', `The drive of “${name}” does not answer. Plug it in or connect to it again; what is typed is kept until then.`)
    case 'EFBIG':
      return error('too-large', `“${name}” is larger than this disk takes a file. Split it, or move it to another disk.`)
    case 'EXDEV':
      return error('internal', `“${name}” cannot be moved between two disks in one step.`)
    default:
      return null
  }
}

/** Why a file of the library could not be read, in words to show. */
export function whyUnread(cause: unknown, path: string): string {
  return describeFileError(cause, path)?.message ?? `“${path}” could not be read: ${cause instanceof Error ? cause.message : String(cause)}`
}

/** Runs a job whose expected failures are thrown, and answers with a value; a bug is still thrown. */
export async function attempt<T>(name: string, job: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await job())
  } catch (cause) {
    const error = describeFileError(cause, name)
    if (!error) throw cause
    return fail(error)
  }
}

function shorten(name: string): string {
  const characters = [...name]
  return characters.length <= 60 ? name : `${characters.slice(0, 57).join('')}…`
}
