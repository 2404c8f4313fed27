import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { titleCode } from '../../scripts/assembly.ts'
import { ROOT } from './sandbox.ts'

test('the WebAssembly in the sources is what its own source is compiled to', () => {
  const kept = readFileSync(join(ROOT, 'src', 'plan', 'title-code.ts'), 'utf8')

  expect(kept, 'run: npm run assembly').toBe(titleCode())
})
