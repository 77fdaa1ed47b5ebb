import { describeFileError, FileFailure } from '../files/fileErrors.ts'
import { readRegularFile } from '../files/readRegularFile.ts'
import { type DecodedText, decodeTextFile } from '../files/textFile.ts'

/** The text of a file that was named on the command line. @throws FileFailure that names it as it was typed */
export async function readPostFile(file: string): Promise<DecodedText> {
  try {
    return decodeTextFile(await readRegularFile(file))
  } catch (cause) {
    const error = describeFileError(cause, file)
    throw error ? new FileFailure(error.code, error.message) : cause
  }
}
