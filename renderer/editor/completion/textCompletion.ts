import { listCompletion } from './listCompletion.ts'
import { emojiList } from './emojiProvider.ts'
import { linkList } from './linkProvider.ts'
import { directiveList, slashMenu } from './slashProvider.ts'

/** The lists of the post's text. */
export const textCompletion = listCompletion([slashMenu, directiveList, linkList, emojiList])
