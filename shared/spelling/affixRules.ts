/** One way to make a word of another, as a Hunspell `.aff` file has it. */
export interface AffixRule {
  readonly flag: string
  /** What is taken off the root, at the end for a suffix and at the start for a prefix. */
  readonly strip: string
  /** What is put there instead. */
  readonly add: string
  /** What the root must look like there, null for any. */
  readonly condition: RegExp | null
  /** Whether it goes together with an affix at the other end. */
  readonly isCross: boolean
  /** Flags of the word so made. */
  readonly flags: ReadonlySet<string>
}

/** The parts of a Hunspell `.aff` file that say which words there are and which mistakes are usual. */
export interface AffixRules {
  readonly suffixes: ReadonlyMap<string, readonly AffixRule[]>
  readonly prefixes: ReadonlyMap<string, readonly AffixRule[]>
  readonly longestSuffix: number
  readonly longestPrefix: number
  /** Flags by the option that names them: `NEEDAFFIX`, `KEEPCASE`… */
  readonly options: ReadonlyMap<string, string>
  /** Characters to read as others, longest first. */
  readonly conversions: readonly (readonly [from: string, to: string])[]
  readonly replacements: readonly (readonly [from: string, to: string])[]
  /** Letters to try, likeliest first. */
  readonly letters: string
  /** Rows of keys that are beside each other. */
  readonly keys: readonly string[]
  readonly readFlags: (flags: string) => ReadonlySet<string>
}

const flagOptions = new Set([
  'NEEDAFFIX', 'CIRCUMFIX', 'KEEPCASE', 'FORBIDDENWORD', 'NOSUGGEST', 'ONLYINCOMPOUND', 'COMPOUNDFLAG', 'COMPOUNDBEGIN', 'COMPOUNDMIDDLE', 'COMPOUNDEND',
])

/** Reads a Hunspell `.aff` file. Options that only fine-tune suggestions are passed over. */
export function readAffixRules(text: string): AffixRules {
  const rows = text.split(/\r?\n/).map((line) => line.trim().split(/\s+/))
  const flagForm = rows.find(([name]) => name === 'FLAG')?.[1] ?? 'short'
  const readFlags = flagReader(flagForm)
  const suffixes = new Map<string, AffixRule[]>()
  const prefixes = new Map<string, AffixRule[]>()
  const tables = new Map<string, { left: number; readonly isCross: boolean }>()
  const options = new Map<string, string>()
  const conversions: [string, string][] = []
  const replacements: [string, string][] = []
  const conditionOf = conditionReader()
  let letters = ''
  let keys: string[] = []
  for (const [name = '', first = '', second = '', third = '', fourth = '.'] of rows) {
    if (name === 'SFX' || name === 'PFX') {
      const table = tables.get(name + first)
      if (!table?.left) {
        tables.set(name + first, { left: Number(third), isCross: second === 'Y' })
        continue
      }
      table.left--
      const slash = third.indexOf('/')
      const add = slash < 0 ? third : third.slice(0, slash)
      const rule: AffixRule = {
        flag: first,
        strip: second === '0' ? '' : second,
        add: add === '0' ? '' : add,
        condition: conditionOf(fourth, name === 'SFX'),
        isCross: table.isCross,
        flags: readFlags(slash < 0 ? '' : third.slice(slash + 1)),
      }
      const rules = name === 'SFX' ? suffixes : prefixes
      const same = rules.get(rule.add)
      if (same) same.push(rule)
      else rules.set(rule.add, [rule])
    } else if (flagOptions.has(name)) options.set(name, first)
    // the row that says how many follow has no second column
    else if (name === 'ICONV' && second !== '') conversions.push([first, second])
    else if (name === 'REP' && second !== '') replacements.push([first.replaceAll('_', ' '), second.replaceAll('_', ' ')])
    else if (name === 'TRY') letters = first
    else if (name === 'KEY') keys = first.split('|')
  }
  conversions.sort(([a], [b]) => b.length - a.length)
  const longest = (rules: ReadonlyMap<string, unknown>): number => Math.max(0, ...[...rules.keys()].map((add) => add.length))
  return {
    suffixes, prefixes, longestSuffix: longest(suffixes), longestPrefix: longest(prefixes), options, conversions, replacements, letters, keys, readFlags,
  }
}

/** Reads flags as the file writes them; the same ones always come as the same set. */
function flagReader(form: string): (flags: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  const split = (flags: string): Iterable<string> => (form === 'long' ? (flags.match(/../gs) ?? []) : form === 'num' ? flags.split(',') : flags)
  return (flags) => {
    const found = known.get(flags) ?? new Set(split(flags))
    known.set(flags, found)
    return found
  }
}

/** Reads a rule's condition; tens of thousands of rules share few of them. */
function conditionReader(): (condition: string, isSuffix: boolean) => RegExp | null {
  const known = new Map<string, RegExp>()
  return (condition, isSuffix) => {
    if (condition === '.' || condition.startsWith('#')) return null
    const source = isSuffix ? `${condition}$` : `^${condition}`
    const found = known.get(source) ?? new RegExp(source)
    known.set(source, found)
    return found
  }
}
