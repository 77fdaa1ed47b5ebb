import { defineConfig } from 'vitest/config'
import { textImports } from './textImports.mjs'

export default defineConfig({
  plugins: [textImports],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/property/**/*.test.ts', 'tests/cli/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
