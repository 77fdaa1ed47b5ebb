import { lstat, realpath } from 'node:fs/promises'
import { FileFailure } from '../files/fileErrors.ts'

/** The real path of a library's folder. @throws FileFailure where it is a file, what the file system says where it cannot be looked at */
export async function libraryRoot(folder: string): Promise<string> {
  const root = await realpath(folder)
  if (!(await lstat(root)).isDirectory()) throw new FileFailure('invalid', `“${folder}” is a file. A library is a folder of Markdown files.`)
  return root
}
