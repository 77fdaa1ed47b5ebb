import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleIfStale } from './bundle.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const typescript = join(root, 'node_modules/typescript/bin/tsc')
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')

/** One compiler environment each: what a folder may not know does not compile there. */
const projects = ['shared', 'electron', 'renderer', 'renderer/workers', '.']

/**
 * Types, lint, unit, property and command line tests. Each compiler run and the lint count as one test.
 * @returns {Promise<{ passed: number, failed: number, skipped: number, failures: string[] }>} `failures`: each with its name and first words
 */
export async function check() {
  const steps = [
    ...projects.map((project) => ({ name: `types in ${project}`, args: [typescript, '-p', project] })),
    { name: 'lint', args: [oxlint, '-c', 'build/oxlint.json', 'shared', 'electron', 'renderer', 'build', 'tests'] },
  ]
  const total = { passed: 0, failed: 0, skipped: 0, failures: [] }
  for (const { name, args } of steps) {
    const good = run(args) === 0
    total[good ? 'passed' : 'failed']++
    if (!good) total.failures.push(name)
    console.log(`${good ? 'ok    ' : 'FAILED'} ${name}`)
  }
  await bundleIfStale() // the command line's tests run the bundle
  const figures = join(root, 'test-results/vitest.json')
  const status = run([vitest, 'run', '--config', 'build/vitest.config.ts', '--root', root, '--reporter=dot', '--reporter=json', `--outputFile.json=${figures}`])
  const result = JSON.parse(await readFile(figures, 'utf8'))
  total.passed += result.numPassedTests
  total.failed += result.numFailedTests
  total.skipped += result.numPendingTests + result.numTodoTests
  if (status !== 0 && result.numFailedTests === 0) total.failed++ // a file that did not even load, or an error outside of any test
  for (const file of result.testResults.filter(({ status }) => status === 'failed')) {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed')
    if (tests.length === 0) total.failures.push(`${file.name}: ${file.message}`)
    for (const test of tests) total.failures.push(`${file.name}: ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 1500)}`)
  }
  return total
}

function run(args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, failures } = await check()
  for (const failure of failures) console.log(`FAILED ${failure}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
