import { type AffixRule, type AffixRules, readAffixRules } from './affixRules.ts'

/** How a word comes from a root: the root's flags, and the affixes, the one nearest to the root first. */
interface Analysis {
  readonly root: ReadonlySet<string>
  readonly affixes: readonly AffixRule[]
  readonly hasPrefix: boolean
}

/**
 * A Hunspell dictionary. It holds the roots alone and takes affixes off the words that it is asked for: writing out all words, as nspell does,
 * takes seven seconds and 340 MB for French, and minutes for Portuguese.
 */
export class Dictionary {
  readonly rules: AffixRules
  /** Flags of each root as the file writes them; a line end between those of roots that are written alike. */
  readonly #roots: ReadonlyMap<string, string>

  /** @param aff the text of the `.aff` file @param dic the text of the `.dic` file */
  constructor(aff: string, dic: string) {
    this.rules = readAffixRules(aff)
    this.#roots = readRoots(dic)
  }

  /** Whether a word, written so, is one of the language's. */
  knows(word: string): boolean {
    return this.#find(word, () => true)
  }

  /** Whether a word may be offered to the author: the dictionary knows words that it does not want to be seen to suggest. */
  offers(word: string): boolean {
    return this.#find(word, ({ root }) => !this.#has(root, 'NOSUGGEST'))
  }

  /** The roots, for those who look for one that is like a word. */
  roots(): IterableIterator<string> {
    return this.#roots.keys()
  }

  #find(word: string, accepts: (analysis: Analysis) => boolean): boolean {
    const typed = this.#convert(word.normalize('NFC'))
    return casings(typed).some((form) => {
      if (this.#flagsOf(form).some((root) => this.#has(root, 'FORBIDDENWORD'))) return false
      for (const analysis of this.#analyses(form)) {
        if (this.#standsAlone(analysis) && (form === typed || !this.#has(analysis.root, 'KEEPCASE')) && accepts(analysis)) return true
      }
      return this.#isCompound(form)
    })
  }

  #convert(word: string): string {
    return this.rules.conversions.reduce((text, [from, to]) => text.replaceAll(from, to), word)
  }

  #has(flags: ReadonlySet<string>, option: string): boolean {
    const flag = this.rules.options.get(option)
    return flag !== undefined && flags.has(flag)
  }

  #flagsOf(root: string): readonly ReadonlySet<string>[] {
    return this.#roots.get(root)?.split('\n').map(this.rules.readFlags) ?? []
  }

  #standsAlone({ root, affixes, hasPrefix }: Analysis): boolean {
    if (this.#has(root, 'FORBIDDENWORD') || this.#has(root, 'ONLYINCOMPOUND')) return false
    if (affixes.some(({ flags }) => this.#has(flags, 'ONLYINCOMPOUND'))) return false
    if (this.#has(root, 'NEEDAFFIX') && affixes.length === 0) return false
    if (affixes.length > 0 && affixes.every(({ flags }) => this.#has(flags, 'NEEDAFFIX'))) return false
    const circumfixes = affixes.filter(({ flags }) => this.#has(flags, 'CIRCUMFIX')).length
    return circumfixes === 0 || (hasPrefix && circumfixes > 1)
  }

  /** Every way in which a word comes from a root: at most one prefix and two suffixes, as Hunspell has it. */
  *#analyses(word: string): Generator<Analysis> {
    for (const root of this.#flagsOf(word)) yield { root, affixes: [], hasPrefix: false }
    yield* this.#suffixed(word, null)
    for (const [stem, prefix] of this.#unprefixed(word)) {
      for (const root of this.#flagsOf(stem)) if (root.has(prefix.flag)) yield { root, affixes: [prefix], hasPrefix: true }
      if (prefix.isCross) yield* this.#suffixed(stem, prefix)
    }
  }

  *#suffixed(word: string, prefix: AffixRule | null): Generator<Analysis> {
    const hasPrefix = prefix !== null
    for (const [stem, outer] of this.#unsuffixed(word)) {
      if (prefix && !outer.isCross) continue
      for (const root of this.#flagsOf(stem)) {
        const isAllowed = root.has(outer.flag) || prefix?.flags.has(outer.flag)
        if (isAllowed && takes(prefix, root, outer.flags)) yield { root, affixes: prefix ? [outer, prefix] : [outer], hasPrefix }
      }
      for (const [inmost, inner] of this.#unsuffixed(stem)) {
        if (!inner.flags.has(outer.flag)) continue
        for (const root of this.#flagsOf(inmost)) {
          if (root.has(inner.flag) && takes(prefix, root, inner.flags, outer.flags)) {
            yield { root, affixes: prefix ? [inner, outer, prefix] : [inner, outer], hasPrefix }
          }
        }
      }
    }
  }

  *#unsuffixed(word: string): Generator<readonly [stem: string, rule: AffixRule]> {
    for (let length = 0; length <= Math.min(this.rules.longestSuffix, word.length); length++) {
      const at = word.length - length
      for (const rule of this.rules.suffixes.get(word.slice(at)) ?? []) {
        const stem = word.slice(0, at) + rule.strip
        if (stem !== '' && rule.condition?.test(stem) !== false) yield [stem, rule]
      }
    }
  }

  *#unprefixed(word: string): Generator<readonly [stem: string, rule: AffixRule]> {
    for (let length = 0; length <= Math.min(this.rules.longestPrefix, word.length); length++) {
      for (const rule of this.rules.prefixes.get(word.slice(0, length)) ?? []) {
        const stem = rule.strip + word.slice(length)
        if (stem !== '' && rule.condition?.test(stem) !== false) yield [stem, rule]
      }
    }
  }

  /** Whether a word is put together of two or three that may be, each where its flags let it stand. */
  #isCompound(word: string): boolean {
    if (!this.rules.options.has('COMPOUNDEND') && !this.rules.options.has('COMPOUNDFLAG')) return false
    return this.#endsCompound(word, 'COMPOUNDBEGIN', 3)
  }

  #endsCompound(word: string, place: string, most: number): boolean {
    if (place !== 'COMPOUNDBEGIN' && this.#mayStand(word, 'COMPOUNDEND')) return true
    if (most === 1) return false
    for (let at = shortestPart; at <= word.length - shortestPart; at++) {
      if (this.#mayStand(word.slice(0, at), place) && this.#endsCompound(word.slice(at), 'COMPOUNDMIDDLE', most - 1)) return true
    }
    return false
  }

  #mayStand(part: string, place: string): boolean {
    for (const { root, affixes } of this.#analyses(part)) {
      if (this.#has(root, 'FORBIDDENWORD')) continue
      if ([root, ...affixes.map(({ flags }) => flags)].some((flags) => this.#has(flags, place) || this.#has(flags, 'COMPOUNDFLAG'))) return true
    }
    return false
  }
}

const shortestPart = 3

/** Whether a prefix goes with the flags of a root or of the suffixes upon it; no prefix always does. */
function takes(prefix: AffixRule | null, ...flags: readonly ReadonlySet<string>[]): boolean {
  return prefix === null || flags.some((set) => set.has(prefix.flag))
}

/** A word as it is and as it would be written inside of a sentence: only capitals that are typed may be missing from the dictionary. */
function casings(word: string): readonly string[] {
  const lower = word.toLowerCase()
  const title = capitalised(lower)
  if (word === lower) return [word]
  if (word === word.toUpperCase()) return [...new Set([word, lower, title])]
  return word.charAt(0) === lower.charAt(0) ? [word] : [word, lower.charAt(0) + word.slice(1)]
}

/** A word with its first letter in upper case. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The roots with their flags. Of entries of several words there is nothing to find: words are asked for one at a time. */
function readRoots(dic: string): ReadonlyMap<string, string> {
  const roots = new Map<string, string>()
  const flagTexts = new Map<string, string>()
  for (let at = dic.indexOf('\n') + 1; at > 0 && at < dic.length; ) {
    const end = dic.indexOf('\n', at)
    const line = dic.slice(at, end < 0 ? dic.length : end).replace(/\s+[a-z]{2}:.*$|[\t\r].*$/, '')
    at = end + 1
    if (line === '' || line.includes(' ')) {
      if (end < 0) break
      continue
    }
    const slash = line.indexOf('/', 1)
    const root = slash < 0 ? line : line.slice(0, slash)
    const flags = slash < 0 ? '' : line.slice(slash + 1)
    const shared = flagTexts.get(flags) ?? flags
    flagTexts.set(flags, shared)
    const before = roots.get(root)
    roots.set(root, before === undefined || before === shared ? shared : `${before}\n${shared}`)
    if (end < 0) break
  }
  return roots
}
