import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/markdown/outline.ts'
import { readPlainly, readPlainPiece } from '../../src/markdown/plain.ts'

describe('a piece of a text', () => {
  it.each([
    ['a heading', 'Words.\n', '# Next\nMore.\n'],
    ['words of their own', 'Words.\n\n', 'Next.\n'],
    ['the first item of a list', 'Words.\n', '- a\n- b\n'],
    ['an item of another list', '- a\n', '* b\n'],
  ])('ends before %s', (_, before, behind) => {
    const read = readPlainPiece(before + behind, 0, before.length)
    expect(read).toEqual({ blocks: readPlainly(before)?.blocks, goesOn: false })
  })

  it('ends before the next item of a list, which goes on', () => {
    const read = readPlainPiece('- a\n- b\n- c\n', 0, 4)
    expect(read).toMatchObject({ blocks: [{ kind: 'list' }], goesOn: true })
    expect(itemsOf(read?.blocks)).toEqual(itemsOf(readPlainly('- a\n')?.blocks))
  })

  it.each([
    ['goes on with the words above it', 'Words\n', 'go on\n'],
    ['goes on with an item', '- a\n', '  b\n'],
    ['begins an item of an item', '- a\n', '  - b\n'],
  ])('is none where the line it is to end before %s', (_, before, behind) => {
    expect(readPlainly(before + behind)).not.toBeNull()
    expect(readPlainPiece(before + behind, 0, before.length)).toBeNull()
  })
})

function itemsOf(blocks: readonly Block[] = []) {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
}
