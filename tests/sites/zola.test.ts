import { zola } from './generators/zola.ts'
import { testGenerator } from './testGenerator.ts'

testGenerator(zola)
