import { writeFileSync } from 'node:fs'
import { generatedDocs } from './docs.ts'

for (const [name, text] of await generatedDocs()) writeFileSync(`docs/${name}`, text)
