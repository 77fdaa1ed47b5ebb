import { spawn } from 'node:child_process'

/**
 * Runs a program that opens windows, under Xvfb where there is no display.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code
 */
export function runWithDisplay(command, args, options = {}) {
  const [program, all] = hasDisplay() ? [command, args] : ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', command, ...args]]
  return new Promise((resolve, reject) => {
    const child = spawn(program, all, { stdio: 'inherit', ...options })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** Whether windows can be shown without a display of our own making. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Chromium refuses its sandbox to root, and to root alone: nobody else runs without it. */
export function rootArguments() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
