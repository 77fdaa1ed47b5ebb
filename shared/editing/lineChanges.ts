import { lineHunks } from '../text/lineHunks.ts'
import { type TextChange, trimChange } from '../text/textChange.ts'

/** Small changes, line by line, that turn one text into another, so that a cursor between them stays where it is. */
export function lineChanges(before: string, after: string): TextChange[] {
  return lineHunks(before, after).map((hunk) => trimChange(before, hunk))
}
