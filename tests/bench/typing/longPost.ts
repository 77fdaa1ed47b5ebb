import { splitPost } from '../../../shared/post/postText.ts'
import { generatePosts } from '../../support/generatePosts.ts'

/** Words that stand once each: at the end of the first paragraph, of one in the middle, and of the last. */
export const markers = { first: 'firstmarker', middle: 'middlemarker', last: 'lastmarker' } as const

/** A body of about so many characters of the shape of a real review, the same on every machine. */
export function longPost(characters: number): string {
  const [text = ''] = Object.values(generatePosts(1, characters, 7))
  const blocks = splitPost(text).body.trim().split('\n\n')
  blocks.splice(Math.floor(blocks.length / 2), 0, `A paragraph in the middle that ends with ${markers.middle}`)
  return [`The first paragraph ends with ${markers.first}`, ...blocks, `The last paragraph ends with ${markers.last}`].join('\n\n') + '\n'
}
