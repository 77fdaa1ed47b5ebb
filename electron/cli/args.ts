import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Where a command writes. Results go out, what went wrong and progress go to err. */
export interface CommandIo {
  out(text: string): void
  err(text: string): void
  /** True where err is a terminal, so that progress may be shown. */
  readonly isTerminal: boolean
}

/** Wrong usage: the message is shown with a pointer to --help, and the exit code is 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = { -readonly [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : O[K] extends { readonly multiple: true } ? readonly string[] : string }

/**
 * Reads a command's options and operands.
 * @param required options that must be given, and not empty
 * @throws UsageError for unknown options, missing values, missing required options or the wrong number of operands
 */
export function readArgs<const O extends Options>(
  args: readonly string[],
  options: O,
  { required = [], operands = [0, 0] }: { readonly required?: readonly (keyof O & string)[]; readonly operands?: readonly [least: number, most: number] } = {},
): { readonly values: Values<O>; readonly operands: readonly string[] } {
  let parsed: { values: object; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw new UsageError((cause instanceof Error ? cause.message : String(cause)).split('\n')[0]?.replace(/\. To specify.*$/, '.'))
  }
  const values = parsed.values as Values<O>
  for (const name of required) if (!values[name]) throw new UsageError(`--${name} is missing.`)
  const [least, most] = operands
  if (parsed.positionals.length < least) throw new UsageError('A file is missing.')
  if (parsed.positionals.length > most) throw new UsageError(`“${parsed.positionals[most]}” is one too many.`)
  return { values, operands: parsed.positionals }
}
