import { describe, expect, test } from 'vitest'
import { isEmptyMessage, trailersIn, withTrailers } from '../../src/text/trailers.ts'

const ITEM = { key: 'Harden-Item', value: 'qmztklpvwxyorsnu' }
const COMMENTS = '\n# Please enter the commit message\n# for your changes.\n'

describe('reading', () => {
  test.each([
    ['Fix\n\nHarden-Reopen: it leaked\n', ['it leaked']],
    ['Fix\n\nwhy\n\nSigned-off-by: A\nharden-reopen : it leaked\n  again\n', ['it leaked']],
    [`Fix\n\nHarden-Reopen: it leaked\n${COMMENTS}`, ['it leaked']],
    ['Harden-Reopen: a subject is none\n', []],
    ['Fix\n\nHarden-Reopen: not at the end\n\nmore\n', []],
    ['Fix\n\nSome words\nHarden-Reopen: among others\n', []],
    ['Fix\n\n# Harden-Reopen: a comment\n', []],
  ])('%j', (message, reasons) => {
    const found = trailersIn(message).filter(({ key }) => key.toLowerCase() === 'harden-reopen')
    expect(found.map(({ value }) => value)).toEqual(reasons)
  })
})

describe('adding', () => {
  test.each([
    ['Fix\n', 'Fix\n\nHarden-Item: qmztklpvwxyorsnu\n'],
    ['Fix', 'Fix\n\nHarden-Item: qmztklpvwxyorsnu\n'],
    ['Fix\n\nwhy\n', 'Fix\n\nwhy\n\nHarden-Item: qmztklpvwxyorsnu\n'],
    ['Fix\n\nA: b\n', 'Fix\n\nA: b\nHarden-Item: qmztklpvwxyorsnu\n'],
    [`Fix\n${COMMENTS}`, `Fix\n\nHarden-Item: qmztklpvwxyorsnu\n${COMMENTS}`],
    [
      'Fix\n# ------------------------ >8 ------------------------\ndiff\n',
      'Fix\n\nHarden-Item: qmztklpvwxyorsnu\n# ------------------------ >8 ------------------------\ndiff\n',
    ],
  ])('%j', (message, expected) => {
    const once = withTrailers(message, [ITEM])
    expect(once).toBe(expected)
    expect(withTrailers(once, [ITEM]), 'a second time').toBe(once)
  })
})

test.each([
  ['', true],
  [`\n${COMMENTS}`, true],
  ['x\n', false],
])('%j is empty: %s', (message, isEmpty) => {
  expect(isEmptyMessage(message)).toBe(isEmpty)
})
