import { eleventy } from './generators/eleventy.ts'
import { testGenerator } from './testGenerator.ts'

testGenerator(eleventy)
