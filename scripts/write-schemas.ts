import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { schemaFiles } from './schemas.ts'

rmSync('schema', { recursive: true, force: true })
mkdirSync('schema')
for (const [name, text] of schemaFiles()) writeFileSync(`schema/${name}`, text)
