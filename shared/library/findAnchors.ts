import GithubSlugger from 'github-slugger'
import { withoutCodeBlocks } from './proseMask.ts'

/** More than any heading: keeps the time for a hostile line in bounds. */
const longestHeading = 1000
/** UTF-16 units of a body that are read, as many as the preview draws: all of 50 MB would take seconds, at each save. */
const mostRead = 8_000_000
const heading = /^[ ]{0,3}#{1,6}[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$/

/** The slugs of a body's `#` headings, as links with a fragment name them. A line scan; headings inside quotations are not looked for, nor any beyond 8 million characters. */
export function findAnchors(body: string): string[] {
  const slugger = new GithubSlugger()
  return withoutCodeBlocks(body.slice(0, mostRead))
    .split('\n')
    .flatMap((line) => {
      const text = heading.exec(line.trimEnd().slice(0, longestHeading))?.[1]
      return text === undefined ? [] : slugger.slug(plainText(text))
    })
}

/** A heading's text without its Markdown signs. */
function plainText(text: string): string {
  return text
    .replace(/!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
