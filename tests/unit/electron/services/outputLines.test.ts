import { describe, expect, it } from 'vitest'
import { mostOutputLines, OutputLines } from '../../../../electron/services/outputLines.ts'

const printed = (...chunks: readonly (string | Uint8Array)[]): readonly string[] => {
  const output = new OutputLines()
  const stream = output.stream()
  for (const chunk of chunks) stream.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  stream.end()
  return output.since(0).lines
}

describe('OutputLines', () => {
  it('takes colours, titles, links and control characters off', () => {
    expect(printed('\u001b[31mError:\u001b[0m \u001b]0;title\u0007x\u001b]8;;http://x\u0007link\u001b]8;;\u0007\u0000\u0008\tend\n')).toEqual(['Error: xlink\tend'])
  })

  it('puts letters and colours together that come in pieces', () => {
    const bytes = Buffer.from('一\u001b[1m二\u001b[0m\r\n三')
    expect(printed(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(['一二', '三'])
  })

  it('leaves the last of what was printed over', () => {
    expect(printed('10 %\r50 %\r100 %\ndone\r\n')).toEqual(['100 %', 'done'])
  })

  it('keeps two streams apart', () => {
    const output = new OutputLines()
    const [out, err] = [output.stream(), output.stream()]
    out.write(Buffer.from('one '))
    err.write(Buffer.from('bad\n'))
    out.write(Buffer.from('line\n'))
    expect(output.since(0).lines).toEqual(['bad', 'one line'])
  })

  it('cuts a line that is too long, and does not wait for one that never ends', () => {
    const [line] = printed(`${'x'.repeat(50_000)}\n`)
    expect(line).toHaveLength(1001)
    const output = new OutputLines()
    output.stream().write(Buffer.from('y'.repeat(10_000)))
    expect(output.count).toBe(1)
  })

  it('keeps the last lines, by their numbers', () => {
    const told: number[] = []
    const output = new OutputLines((_, number) => told.push(number))
    const stream = output.stream()
    for (let at = 0; at < 3 * mostOutputLines + 5; at++) stream.write(Buffer.from(`${at}\n`))
    expect(told).toHaveLength(3 * mostOutputLines + 5)
    expect(output.count).toBe(3 * mostOutputLines + 5)
    const { from, lines } = output.since(0)
    expect(lines).toHaveLength(mostOutputLines)
    expect(lines[0]).toBe(String(from))
    expect(lines.at(-1)).toBe(String(3 * mostOutputLines + 4))
    expect(output.since(output.count - 2).lines).toEqual([String(3 * mostOutputLines + 3), String(3 * mostOutputLines + 4)])
    expect(output.since(output.count).lines).toEqual([])
  })
})
