import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { schemaFiles } from '../../scripts/schemas.ts'
import { ROOT } from './sandbox.ts'

const FOLDER = join(ROOT, 'schema')

test('the schemas that are shipped are those of the commands', () => {
  const shipped = readdirSync(FOLDER).map((name): [string, string] => [
    name,
    readFileSync(join(FOLDER, name), 'utf8'),
  ])

  expect(Object.fromEntries(shipped), 'run: npm run schemas').toEqual(
    Object.fromEntries(schemaFiles()),
  )
})
