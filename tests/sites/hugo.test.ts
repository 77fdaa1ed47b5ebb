import { hugo } from './generators/hugo.ts'
import { testGenerator } from './testGenerator.ts'

testGenerator(hugo)
