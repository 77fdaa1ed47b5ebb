/** A command that an author typed, as a program and its arguments, or as what a shell would have to read. */
export type ParsedCommand =
  | { readonly kind: 'program'; readonly program: string; readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }
  /** `because` is the first thing in it that only a shell understands. */
  | { readonly kind: 'shell'; readonly because: string }
  | { readonly kind: 'invalid'; readonly message: string }

export const longestCommand = 1000

// Letters that are not seen, or that turn others round: a question that shows the command would show another one.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029\u115F\u1160\u3164\uFFA0]/u
const shellMarks = '|&;<>()`$*?[]'
const assignment = /^[A-Za-z_][A-Za-z0-9_]*=/

/**
 * Reads a command without running anything: words apart by blanks, `'…'` and `"…"` round words with blanks, `NAME=value` before the program.
 * @param platform on Windows a backslash stands for itself
 * @example parseCommand('hugo server -D', 'linux') // { kind: 'program', program: 'hugo', args: ['server', '-D'], env: {} }
 */
export function parseCommand(text: string, platform: 'darwin' | 'win32' | 'linux'): ParsedCommand {
  const command = text.trim()
  if (command === '') return { kind: 'invalid', message: 'There is no command.' }
  if (command.length > longestCommand) return { kind: 'invalid', message: `The command is longer than ${longestCommand.toLocaleString('en')} characters. Put it into a script, and name that.` }
  if (unseen.test(command)) return { kind: 'invalid', message: 'The command has a line break, or a character that cannot be seen. Type it again.' }
  const read = readWords(command, platform === 'win32')
  if (read.kind !== 'words') return read
  const first = read.words.findIndex((word) => !assignment.test(word))
  const program = read.words[first]
  if (program === undefined) return { kind: 'invalid', message: 'The command names no program.' }
  const env = Object.fromEntries(read.words.slice(0, first).map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]))
  return { kind: 'program', program, args: read.words.slice(first + 1), env }
}

function readWords(command: string, isWindows: boolean): Exclude<ParsedCommand, { kind: 'program' }> | { readonly kind: 'words'; readonly words: readonly string[] } {
  const words: string[] = []
  let word: string | null = null
  let quote: '"' | "'" | null = null
  for (let at = 0; at < command.length; at++) {
    const letter = command.charAt(at)
    const next = command.charAt(at + 1)
    if (quote === "'") {
      if (letter === "'") quote = null
      else word = (word ?? '') + letter
    } else if (!isWindows && letter === '\\' && next !== '' && (quote === null || /["\\$`]/.test(next))) {
      word = (word ?? '') + next
      at++
    } else if (letter === '"') {
      quote = quote === null ? '"' : null
      word ??= ''
    } else if (letter === '$' || letter === '`' || (isWindows && letter === '%')) {
      return { kind: 'shell', because: letter }
    } else if (quote === '"') {
      word = (word ?? '') + letter
    } else if (letter === "'") {
      quote = "'"
      word ??= ''
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word)
      word = null
    } else if (shellMarks.includes(letter) || (word === null && (letter === '~' || letter === '#')) || (letter === '{' && /^\{[^\s{}]*(?:,|\.\.)[^\s{}]*\}/.test(command.slice(at)))) {
      return { kind: 'shell', because: next === letter && '|&><'.includes(letter) ? letter + next : letter }
    } else word = (word ?? '') + letter
  }
  if (quote !== null) return { kind: 'invalid', message: `A quotation mark (${quote}) is opened and not closed.` }
  if (word !== null) words.push(word)
  return { kind: 'words', words }
}
