import { hexo } from './generators/hexo.ts'
import { testGenerator } from './testGenerator.ts'

testGenerator(hexo)
