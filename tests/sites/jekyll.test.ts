import { jekyll } from './generators/jekyll.ts'
import { testGenerator } from './testGenerator.ts'

testGenerator(jekyll)
