import { describe, expect, test } from 'vitest'
import {
  blockIn,
  blockStart,
  holdsBlock,
  withBlock,
  withoutBlock,
} from '../../src/text/marked-block.ts'

const LINES = ['harden gate']
const BLOCK = withBlock('', LINES)

test('a block names the lines and how they leave', () => {
  expect(BLOCK).toBe(
    '# >>> harden >>> `harden hook uninstall` takes these lines out\nharden gate\n# <<< harden <<<\n',
  )
})

describe.each(['', '#!/bin/sh\nexit 0\n', '#!/bin/sh\nexit 0', 'exit 0\n'])(
  'in the text %j',
  (text) => {
    test.each([false, true])('it leaves as it came, early or not: %s', (isEarly) => {
      const held = withBlock(text, LINES, isEarly)
      expect(holdsBlock(held, LINES)).toBe(true)
      expect(holdsBlock(held, ['harden gate --quiet'])).toBe(false)
      expect(withBlock(held, LINES, isEarly)).toBe(held)
      expect(withoutBlock(held)).toBe(text)
    })

    test('there is none before', () => {
      expect(blockIn(text)).toBeNull()
      expect(blockStart(text)).toBe(0)
      expect(holdsBlock(text, LINES)).toBe(false)
    })
  },
)

test('it stands at the end, or early behind the line that names the shell', () => {
  const script = '#!/bin/sh\nexit 0\n'
  expect(withBlock(script, LINES)).toBe(script + BLOCK)
  expect(withBlock(script, LINES, true)).toBe(`#!/bin/sh\n${BLOCK}exit 0\n`)
  expect(withBlock('exit 0\n', LINES, true)).toBe(`${BLOCK}exit 0\n`)
  expect(blockStart(script + BLOCK)).toBe(script.length)
})
