import { defineConfig } from 'vitest/config'
import { textImports } from './textImports.mjs'

export default defineConfig({
  plugins: [textImports],
  test: {
    include: ['tests/sites/**/*.test.ts'],
    testTimeout: 60_000,
    // each file builds whole sites; more at once than there are cores only slows each other
    maxWorkers: 2,
  },
})
