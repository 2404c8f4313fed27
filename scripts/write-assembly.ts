import { writeFileSync } from 'node:fs'
import { titleCode } from './assembly.ts'

writeFileSync('src/plan/title-code.ts', titleCode())
