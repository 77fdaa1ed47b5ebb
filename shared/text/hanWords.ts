const letters = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]'
const runBefore = new RegExp(`${letters}{1,100}$`, 'u')
const runBehind = new RegExp(`^${letters}{1,100}`, 'u')
let segmenter: Intl.Segmenter | null = null

/**
 * Where the word ends that begins or goes on at an offset of a line, or begins that ends there, in scripts that have no spaces between words; blanks
 * up to it are passed. null where the next letter is of another script.
 */
export function hanWordEdge(line: string, at: number, isForward: boolean): number | null {
  const from = isForward ? at + /^[ \t]*/.exec(line.slice(at))![0].length : at - /[ \t]*$/.exec(line.slice(0, at))![0].length
  const before = runBefore.exec(line.slice(0, from))?.[0] ?? ''
  const behind = runBehind.exec(line.slice(from))?.[0] ?? ''
  if ((isForward ? behind : before) === '') return null
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const start = from - before.length
  const edges = [...segmenter.segment(before + behind)].map(({ index, segment }) => start + (isForward ? index + segment.length : index))
  return (isForward ? edges.find((edge) => edge > from) : edges.findLast((edge) => edge < from)) ?? null
}
