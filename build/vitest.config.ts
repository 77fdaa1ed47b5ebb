import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { textImports } from './textImports.mjs'

export default defineConfig({
  plugins: [textImports],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/property/**/*.test.ts', 'tests/cli/**/*.test.ts'],
    // for a test that hangs: machines are shared, and a slow one is no failure
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // one less than there are cores else, which is one of two
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
