import { pelican } from './generators/pelican.ts'
import { testGenerator } from './testGenerator.ts'

testGenerator(pelican)
