// Stands in for a generator that misbehaves: `noisyCommand.mjs WHAT`.
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'

const [, own, what, more] = process.argv
const wait = () => setInterval(() => undefined, 1000)

switch (what) {
  case 'fail':
    console.error('it does not work')
    process.exit(3)
  // eslint-disable-next-line no-fallthrough
  case 'serve':
    console.log('Serving at http://localhost:4321/x and http://example.org/')
    wait()
    break
  case 'family':
    // children of children, one of which will not listen
    writeFileSync(more, `${process.pid}\n`, { flag: 'a' })
    spawn(process.execPath, [own, 'child', more], { stdio: 'inherit' })
    wait()
    break
  case 'child':
    writeFileSync(more, `${process.pid}\n`, { flag: 'a' })
    process.on('SIGTERM', () => console.log('no'))
    spawn(process.execPath, [own, 'grandchild', more], { stdio: 'inherit' })
    wait()
    break
  case 'grandchild':
    writeFileSync(more, `${process.pid}\n`, { flag: 'a' })
    console.log('all here')
    wait()
    break
  case 'leave':
    // ends, and leaves something running that holds its output
    spawn(process.execPath, [own, 'grandchild', more], { stdio: 'inherit' }).unref()
    setInterval(() => existsSync(more) && process.exit(0), 50)
    break
  case 'flood': {
    const line = `${'\u001b[31mx\u001b[0m'.repeat(10)}${'y'.repeat(80)}\n`.repeat(500)
    let left = Number(more)
    const pour = () => {
      while (left > 0) {
        left -= line.length
        if (!process.stdout.write(line)) return void process.stdout.once('drain', pour)
      }
      console.log('\nthe end')
    }
    pour()
    break
  }
  case 'where':
    console.log(JSON.stringify({ folder: process.cwd(), args: process.argv.slice(3), word: process.env.WORD, electron: process.env.ELECTRON_TEST ?? null, stdin: process.stdin.isTTY ?? false }))
    break
}
