import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const file = join(resolve(import.meta.dirname, '../../..'), 'shared/seed/chungking-express.txt')

/** Why a test that needs the real review is skipped, null where it is there: it is test data beside the project, not in it. */
export const seedMissing: string | null = existsSync(file) ? null : 'the real review that this test is about is not on this machine'

/** The real review's lines, blank ones left out. */
export function seedLines(): string[] {
  return readFileSync(file, 'utf8').split('\n').map((line) => line.trimEnd()).filter((line) => line !== '')
}
