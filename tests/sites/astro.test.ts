import { astro } from './generators/astro.ts'
import { testGenerator } from './testGenerator.ts'

testGenerator(astro)
