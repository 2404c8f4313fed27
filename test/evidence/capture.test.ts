import { describe, expect, test } from 'vitest'
import type { Capture } from '../../src/evidence/capture.ts'
import { printCapture, readCapture } from '../../src/evidence/capture.ts'

const CAPTURE: Capture = {
  item: 'qmztklpvwxyorsnu',
  command: ['npm', 'run', 'a: "b"\nc'],
  exit: 0,
  started: '2026-02-20T10:00:00Z',
  seconds: 12.3,
  head: '0123456789abcdef0123456789abcdef01234567',
  clean: true,
  tools: ['node 20.20.2', 'git 2.39.5'],
}

describe('a captured run', () => {
  test.each<[string, Capture]>([
    ['as it was', CAPTURE],
    ['without a commit', { ...CAPTURE, head: null }],
    ['that failed in a changed tree', { ...CAPTURE, exit: 3, clean: false, tools: [] }],
  ])('comes back %s', (_name, capture) => {
    expect(readCapture(printCapture(capture, 'out\n\nexit: 9\n'))).toEqual(capture)
    expect(readCapture(printCapture(capture, '').replaceAll('\n', '\r\n'))).toEqual(capture)
  })

  test('keeps its output below the header, and one line end', () => {
    expect(printCapture(CAPTURE, 'one\n\n  two\n\n\n')).toMatch(/\n\none\n\n {2}two\n$/)
    expect(printCapture(CAPTURE, '')).toMatch(/tool: git 2\.39\.5\n$/)
  })

  test('takes no name for a commit', () => {
    expect(readCapture('harden log 1\ncommand: []\nexit: 0\nhead: main')?.head).toBeNull()
  })

  test('says what was done to its output', () => {
    const text = printCapture({ ...CAPTURE, notes: ['99 MB were left out'] }, 'out\n')
    expect(text).toContain('\nnote: 99 MB were left out\n\nout\n')
    expect(readCapture(text)).toMatchObject({ exit: 0, tools: CAPTURE.tools })
  })

  test.each([
    ['other words', 'hello\n'],
    ['another version', printCapture(CAPTURE, '').replace('log 1', 'log 9')],
    ['no end', printCapture(CAPTURE, '').replace(/exit: .*\n/, '')],
    ['an end in words', printCapture(CAPTURE, '').replace(/exit: .*/, 'exit: well')],
    ['no command', printCapture(CAPTURE, '').replace(/command: .*\n/, '')],
    ['a command in words', printCapture(CAPTURE, '').replace(/command: .*/, 'command: npm test')],
    ['a command of numbers', printCapture(CAPTURE, '').replace(/command: .*/, 'command: [1]')],
    ['nothing', ''],
  ])('is none in %s', (_name, text) => {
    expect(readCapture(text)).toBeNull()
  })

  test('takes what is missing besides for nothing', () => {
    expect(readCapture('harden log 1\ncommand: []\nexit: 0\nodd row')).toEqual({
      item: '',
      command: [],
      exit: 0,
      started: '',
      seconds: 0,
      head: null,
      clean: false,
      tools: [],
    })
  })
})
