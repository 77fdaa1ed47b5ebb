import * as z from 'zod'
import { isPostPath, type PostPath } from './postPath.ts'

/** The path of a post in what comes from outside. Apart from `postPath.ts`, so that the window's page needs no schemas to start. */
export const PostPathSchema = z.custom<PostPath>((value) => typeof value === 'string' && isPostPath(value), 'not a relative path')
