import { listCompletion } from './listCompletion.ts'
import { directiveList, slashMenu } from './slashProvider.ts'

/** The lists of the post's text. */
export const textCompletion = listCompletion([slashMenu, directiveList])
