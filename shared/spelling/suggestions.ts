import { type Dictionary, capitalised } from './dictionary.ts'

const most = 5
// a word unlike any other would be looked up in tens of thousands of forms
const mostLookups = 6000
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** What the author may have meant by a word that no dictionary knows, likeliest first, at most five, taken from each dictionary in turn. */
export function suggestWords(word: string, dictionaries: readonly Dictionary[]): readonly string[] {
  const lists = dictionaries.map((dictionary) => suggestFrom(word, dictionary))
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const mixed = Array.from({ length: longest }, (_, rank) => lists.flatMap((list) => list[rank] ?? [])).flat()
  return [...new Set(mixed)].slice(0, most)
}

function suggestFrom(word: string, dictionary: Dictionary): readonly string[] {
  const plain = word.normalize('NFC').replaceAll('’', "'")
  const lower = plain.toLowerCase()
  const isTitle = plain.charAt(0) !== lower.charAt(0)
  const isCapitals = plain.length > 1 && plain === plain.toUpperCase()
  const found = new Set<string>()
  const take = (forms: Iterable<string>): void => {
    let lookups = 0
    for (const form of forms) {
      if (found.size >= most * 2 || ++lookups > mostLookups) return
      const shown = [form, capitalised(form)].find((cased) => cased !== plain && isOffered(cased, dictionary))
      if (shown !== undefined) found.add(shown)
    }
  }
  take(swaps(lower))
  take(accents(lower, dictionary))
  take(replacements(lower, dictionary))
  take(changes(lower, dictionary))
  if (found.size === 0) take(splits(lower))
  // two mistakes at once: a usual one, and any other
  if (found.size === 0) take(changesOf([...replacements(lower, dictionary), ...swaps(lower), ...doublings(lower)], dictionary))
  if (found.size === 0) take(nearestRoots(lower, dictionary))
  const cased = [...found].map((form) => (isCapitals ? form.toUpperCase() : isTitle ? capitalised(form) : form))
  return cased.slice(0, most).map((form) => (word.includes('’') ? form.replaceAll("'", '’') : form))
}

/** A form of two words is offered when both are known. */
function isOffered(form: string, dictionary: Dictionary): boolean {
  return form.split(/[ -]/).every((part) => part !== '' && dictionary.offers(part))
}

/** The word as it is, for names that lack their capital, and with two neighbours changed over. */
function swaps(word: string): readonly string[] {
  return [word, ...each(word.length - 1, (at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2))]
}

/** One letter with another accent, or without. */
function accents(word: string, { rules }: Dictionary): readonly string[] {
  const tried = [...new Set([...rules.letters.toLowerCase(), ...letters])]
  return each(word.length, (at) =>
    tried.filter((letter) => letter !== word.charAt(at) && bare(letter) === bare(word.charAt(at))).map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
  ).flat()
}

/** The mistakes that the dictionary calls usual, put right. */
function replacements(word: string, { rules }: Dictionary): readonly string[] {
  return rules.replacements.flatMap(([from, to]) => {
    if (/[$^]/.test(from)) return []
    return [...word.matchAll(new RegExp(escaped(from), 'g'))].map(({ index }) => word.slice(0, index) + to + word.slice(index + from.length))
  })
}

/** One letter doubled, or a double one single. */
function doublings(word: string): readonly string[] {
  return each(word.length, (at) => {
    const isDouble = word.charAt(at) === word.charAt(at + 1)
    return word.slice(0, at) + (isDouble ? '' : word.charAt(at)) + word.slice(isDouble ? at + 1 : at)
  })
}

/** One letter doubled or made single, left out, put in, or another: nearer keys and likelier letters first, the first letter last. */
function* changes(word: string, { rules }: Dictionary): Generator<string> {
  const tried = [...new Set([...rules.letters.toLowerCase(), ...letters])].filter((letter) => /\p{L}|'/u.test(letter))
  yield* doublings(word)
  for (let at = word.length - 1; at >= 0; at--) yield word.slice(0, at) + word.slice(at + 1)
  for (let at = word.length - 1; at >= 0; at--) {
    const near = rules.keys.filter((row) => row.includes(word.charAt(at))).flatMap((row) => [...row])
    for (const letter of near) yield word.slice(0, at) + letter + word.slice(at + 1)
  }
  for (const letter of tried) for (let at = word.length; at > 0; at--) yield word.slice(0, at) + letter + word.slice(at)
  for (const letter of tried) for (let at = word.length - 1; at > 0; at--) yield word.slice(0, at) + letter + word.slice(at + 1)
  for (const letter of tried) yield letter + word
  for (const letter of tried) yield letter + word.slice(1)
}

function* changesOf(words: readonly string[], dictionary: Dictionary): Generator<string> {
  for (const word of words) yield* changes(word, dictionary)
}

function splits(word: string): readonly string[] {
  return each(word.length - 3, (at) => `${word.slice(0, at + 2)} ${word.slice(at + 2)}`)
}

/** The roots that differ least, of those that begin alike and are about as long. */
function nearestRoots(word: string, dictionary: Dictionary): readonly string[] {
  const near: { readonly root: string; readonly distance: number }[] = []
  for (const root of dictionary.roots()) {
    if (Math.abs(root.length - word.length) > 2 || root.charAt(0).toLowerCase() !== word.charAt(0)) continue
    const distance = distanceOf(word, root.toLowerCase())
    if (distance <= 3 && distance < word.length / 2) near.push({ root, distance })
  }
  return near.sort((a, b) => a.distance - b.distance).map(({ root }) => root)
}

/** How many letters must be put in, left out or changed to make one word of the other. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}

function each<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: Math.max(0, count) }, (_, at) => make(at))
}

function bare(letter: string): string {
  return letter.normalize('NFD').charAt(0)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
