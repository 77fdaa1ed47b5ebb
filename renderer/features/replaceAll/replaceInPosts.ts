import type { FoundPost, ReplaceReport } from '../../../shared/ipc/contract.ts'
import type { FindQuery } from '../../../shared/library/findInText.ts'
import { askMain } from '../../state/askMain.ts'
import { notify } from '../../state/noticeStore.ts'

/** Replaces in the chosen posts, and says what was done with a way back. False where it could not be tried. */
export async function replaceInPosts(query: FindQuery, replacement: string, posts: readonly FoundPost[]): Promise<boolean> {
  const answer = await askMain('posts:replace', { query, replacement, posts: posts.map(({ path, revision }) => ({ path, revision })) })
  if (!answer) return false
  const { changed, undo } = answer.value
  notify({
    kind: 'info',
    message: `Replaced in ${postsInWords(changed.length)}.`,
    ...(undo === null ? {} : { action: { label: 'Undo', run: () => void takeBack(undo) } }),
  })
  sayLeft(answer.value)
  return true
}

async function takeBack(undo: string): Promise<void> {
  const answer = await askMain('posts:undoReplace', { undo })
  if (!answer) return
  notify({ kind: 'info', message: `Put back in ${postsInWords(answer.value.changed.length)}.` })
  sayLeft(answer.value)
}

function sayLeft({ left }: ReplaceReport): void {
  if (left.length === 0) return
  const [first] = left
  const others = left.length > 1 ? ` So ${left.length === 2 ? 'is one other' : `are ${left.length - 1} others`}.` : ''
  notify({ kind: 'error', message: `“${first?.path}” is left as it is: ${first?.reason}${others}` })
}

const postsInWords = (count: number): string => `${count} ${count === 1 ? 'post' : 'posts'}`
