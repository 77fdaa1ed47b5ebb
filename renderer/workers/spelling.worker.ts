import type { SpellingMessage } from '../../shared/spelling/protocol.ts'
import { SpellingChecker } from '../../shared/spelling/spellingChecker.ts'

const checker = new SpellingChecker(async (language, file) => {
  const answer = await fetch(new URL(`dictionaries/${language}/${file}`, self.location.href))
  if (!answer.ok) throw new Error(`The dictionary ${language} is missing`)
  return answer.text()
})

self.onmessage = ({ data }: MessageEvent<SpellingMessage>) => {
  // the page hears of errors, not of promises that nobody kept
  checker.take(data).then((answer) => answer && self.postMessage(answer), self.reportError)
}
