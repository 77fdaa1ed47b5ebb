import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../../shared/export/siteCommands/parseCommand.ts'

const program = (text: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => ({ kind: 'program', program: text, args, env })

describe('parseCommand', () => {
  it.each([
    ['hugo', program('hugo', [])],
    ['  hugo   server -D  ', program('hugo', ['server', '-D'])],
    [`a 'b c' "d e" f\\ g`, program('a', ['b c', 'd e', 'f g'])],
    [`a 'b|c $d' "e;f" '' ""`, program('a', ['b|c $d', 'e;f', '', ''])],
    [`a "b \\"c\\" \\d"`, program('a', ['b "c" \\d'])],
    ['a b\\|c', program('a', ['b|c'])],
    ['HUGO_ENV=production LANG=C hugo', program('hugo', [], { HUGO_ENV: 'production', LANG: 'C' })],
    ['hugo --baseURL=http://x/', program('hugo', ['--baseURL=http://x/'])],
    ['npx @11ty/eleventy --serve', program('npx', ['@11ty/eleventy', '--serve'])],
    ['a x~y b#c {}', program('a', ['x~y', 'b#c', '{}'])],
    ['書 “讀”', program('書', ['“讀”'])],
  ])('reads %s as a program', (text, expected) => {
    expect(parseCommand(text, 'linux')).toEqual(expected)
  })

  it.each([
    ['hugo && rm -r x', '&&'], ['hugo; ls', ';'], ['hugo | tee log', '|'], ['hugo > log', '>'], ['hugo &', '&'], ['ls *.md', '*'], ['a $HOME', '$'],
    ['a "$HOME"', '$'], ['a `id`', '`'], ['a "`id`"', '`'], ['a ~/x', '~'], ['a # b', '#'], ['a {b,c}', '{'], ['(a)', '('], ['a <(b)', '<'], ['a [b]', '['], ['a b?', '?'],
  ])('says that %s needs a shell', (text, because) => {
    expect(parseCommand(text, 'linux')).toEqual({ kind: 'shell', because })
  })

  it.each(['', '   ', "a 'b", 'a "b', 'A=1', 'a\nb', 'a\u0000b', 'a\u202Eb', 'a\u200Bb', 'a\u3164b', `a ${'b'.repeat(1000)}`])('refuses %j', (text) => {
    expect(parseCommand(text, 'linux')).toMatchObject({ kind: 'invalid' })
  })

  it('leaves backslashes alone on Windows, where percent signs are for its shell', () => {
    expect(parseCommand('C:\\hugo\\hugo.exe "a b"', 'win32')).toEqual(program('C:\\hugo\\hugo.exe', ['a b']))
    expect(parseCommand('hugo %X%', 'win32')).toEqual({ kind: 'shell', because: '%' })
    expect(parseCommand('hugo %X%', 'linux')).toEqual(program('hugo', ['%X%']))
  })
})
