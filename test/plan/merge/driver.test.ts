import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mergeDriver } from '../../../src/plan/merge/driver.ts'

test('the page says what the hooks set', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/merging.md'), 'utf8')
  const { settings, attribute } = mergeDriver()
  for (const [key, value] of settings) expect(page).toContain(`git config ${key} '${value}'\n`)
  expect(page).toContain(`\n${attribute}\n`)
})

test.each([
  ['docs/PLAN.md', 'docs/PLAN.md merge=harden'],
  ['#plan.md', '\\#plan.md merge=harden'],
  ['a[1]*.md', 'a\\[1]\\*.md merge=harden'],
  ['our plan.md', '"our plan.md" merge=harden'],
  ['our "[plan].md', '"our \\"\\\\[plan].md" merge=harden'],
])('the pattern for %s means that path alone', (path, line) => {
  expect(mergeDriver('harden', path).attribute).toBe(line)
})

test('another program has its place in the line', () => {
  const [, driver] = mergeDriver('npx harden').settings
  expect(driver?.[1]).toMatch(/^case "\$\(npx harden merge-driver %O %A %B %L %P\)"/)
})
