import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { textImports } from './textImports.mjs'

export default defineConfig({
  plugins: [textImports],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/property/**/*.test.ts', 'tests/cli/**/*.test.ts'],
    testTimeout: 30_000,
    // one less than there are cores else, which is one of two
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
