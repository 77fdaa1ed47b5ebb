import { defineConfig } from '@playwright/test'

export default defineConfig({
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // each test has an app of its own; two at once on two cores would only slow each other
  workers: 1,
  // a window on a busy machine: what passes the second time is listed as flaky, and counted apart
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  use: { trace: 'off' },
  projects: [
    { name: 'window', testDir: '../tests/e2e' },
    { name: 'packaged', testDir: '../tests/packaged' },
  ],
})
