#!/usr/bin/env node
import { bundleIfStale } from './bundle.mjs'

// `npx marquee` from a fresh checkout: the command line runs from the bundle, as it is shipped
await bundleIfStale()
await import('../dist/cli/marquee.js')
