import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

// the tests of editing front matter, with as many cases as a night has time for, and of disks that fail, with every fault; a failure prints its seed
const root = resolve(fileURLToPath(import.meta.url), '../..')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const tests = [...['editHead', 'sourceBack', 'yamlExamples', 'otherHeads', 'repeatedKeys', 'textFile'].map((name) => `tests/property/${name}.test.ts`), 'tests/unit/electron/services/diskFaults.test.ts']
const env = { ...process.env, MARQUEE_RUNS: process.env.MARQUEE_RUNS ?? '100000' }
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', 'build/vitest.config.ts', '--root', root, ...tests], { cwd: root, env, stdio: 'inherit' })
process.exitCode = status ?? 1
