import { random } from '../support/generatePosts.ts'
import type { Memory } from './author.ts'
import { recover } from './recover.ts'
import { type Kill, tortureRound } from './tortureRound.ts'
import { brokenFiles, hashUntouched, leftovers, makeTortureFolders, readJournal, readPosts, type TortureFolders } from './tortureFolders.ts'
import { damageOf, dueAfter, type Loss, lossesAfter } from './typedLines.ts'
import { holdsText } from './victims.ts'

/** Half-written bytes that are older than this when the app starts are removed by it. */
const longestLeftMs = 60_000

export interface TortureOptions {
  readonly rounds: number
  readonly seed: number
  /** What may be lost: what was typed in so many milliseconds before the kill. */
  readonly graceMs: number
  readonly tell?: (line: string) => void
}

export interface TortureReport {
  readonly seed: number
  readonly rounds: number
  /** Rounds in which nothing was lost or damaged. */
  readonly clean: number
  /** How many processes were killed, by what they were and what went on. */
  readonly kills: readonly string[]
  readonly charactersTyped: number
  readonly charactersDue: number
  readonly charactersLost: number
  readonly filesDamaged: number
  /** Each loss and damage in a sentence; the library as it then was is kept where `folder` says. */
  readonly findings: readonly string[]
  readonly folder: string | null
}

/**
 * Starts the real app on one library again and again, works in it, and kills one of its processes at a random moment of each round. After each
 * kill the disk is looked at, and after each start what was recovered: nothing that was typed more than `graceMs` before may be missing,
 * and no file may be anything but its old or its new self.
 */
export async function torture({ rounds, seed, graceMs, tell = () => {} }: TortureOptions): Promise<TortureReport> {
  const folders = await makeTortureFolders()
  const memory: Memory = { lines: [], titles: folders.posts.map(({ title }) => title), site: folders.site, next: random(seed) }
  const untouched = await hashUntouched(folders)
  const kills: Kill[] = []
  const findings: string[] = []
  const dirty = new Set<number>()
  let lost = 0
  let due = 0
  let damaged = 0

  const note = (round: number, losses: readonly Loss[], damage: readonly string[], when: string): void => {
    for (const { title, line, due: wanted, kept, ageMs } of losses) {
      findings.push(`round ${round}, ${when}: of “${line}” in “${title}” ${kept} characters are there, ${wanted} should be; the first that is missing is ${ageMs} ms old`)
    }
    for (const what of damage) findings.push(`round ${round}, ${when}: ${what}`)
    if (losses.length + damage.length > 0) dirty.add(round)
    lost += losses.reduce((sum, loss) => sum + loss.due - loss.kept, 0)
    damaged += damage.length
  }
  for (let round = 1; round <= rounds; round++) {
    const autosaves = memory.next() < 0.7
    const roundKills = await tortureRound(memory, await recover(folders, autosaves))
    const deaths = roundKills.filter(({ victim }) => holdsText(victim)).map(({ at }) => at)
    kills.push(...roundKills)
    const [posts, journal] = await Promise.all([readPosts(folders.library), readJournal(folders.userData)])
    const texts = [...posts, ...journal]
    note(round, lossesAfter(deaths, memory.lines, textsBy(texts), graceMs), await damageIn(folders, memory, untouched), 'after the kill')
    for (const loss of roundKills.flatMap(({ problems }) => problems)) note(round, [], [loss], 'in the window')
    tell(`round ${round}, autosave ${autosaves ? 'on' : 'off'}: ${roundKills.map(({ victim, during }) => `${victim} during ${during}`).join(', then ')}; ${memory.lines.reduce((sum, { keys }) => sum + keys.length, 0)} characters so far`)
    // what was not promised may be there or not: from now on what is there is what must stay
    settle(memory, textsBy(texts))
    due = memory.lines.reduce((sum, line) => sum + dueAfter(line, deaths, graceMs), 0)
  }
  const lastStart = Date.now()
  const last = await recover(folders, true)
  await last.close()
  const posts = await readPosts(folders.library)
  note(rounds, lossesAfter([Date.now()], memory.lines, textsBy(posts), 0), await damageIn(folders, memory, untouched), 'at the end')
  for (const path of await leftovers(folders, lastStart - longestLeftMs)) note(rounds, [], [`half-written bytes were left behind: ${path}`], 'at the end')
  if (findings.length === 0) await folders.remove()
  const typed = memory.lines.reduce((sum, { keys }) => sum + keys.length, 0)
  return {
    seed, rounds, clean: rounds - dirty.size, kills: kills.map(({ victim, during }) => `${victim} during ${during}`), charactersTyped: typed, charactersDue: due,
    charactersLost: lost, filesDamaged: damaged, findings, folder: findings.length === 0 ? null : folders.library,
  }
}

function textsBy(texts: readonly { readonly title: string; readonly text: string }[]): (title: string) => string[] {
  return (wanted) => texts.filter(({ title }) => title === wanted).map(({ text }) => text)
}

/** Forgets of each line what was lost within the promise, so that the next round does not ask for it. */
function settle(memory: Memory, texts: (title: string) => readonly string[]): void {
  for (const line of memory.lines) {
    while (line.keys.length > 0 && lossesAfter([Infinity], [line], texts, 0).length > 0) {
      line.keys.pop()
      line.takenAt.pop()
    }
  }
}

async function damageIn(folders: TortureFolders, { lines }: Memory, untouched: string): Promise<string[]> {
  const posts = await readPosts(folders.library)
  const problems = (await brokenFiles(folders)).map((path) => `${path} is not whole`)
  if ((await hashUntouched(folders)) !== untouched) problems.push('a file that nobody opened was changed')
  for (const { title, text } of folders.posts) {
    const found = posts.filter((post) => post.title === title)
    if (found.length !== 1) problems.push(`“${title}” is in ${found.length} files: ${found.map(({ path }) => path).join(', ')}`)
    const own = lines.filter((line) => line.title === title)
    for (const post of found) problems.push(...damageOf(post.text, text, own).map((what) => `${post.path}: ${what}`))
  }
  for (const { path, title, text } of posts) if (text === '' || title === '') problems.push(`${path} has lost its beginning`)
  return problems
}

