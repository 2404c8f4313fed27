import { expect, test } from 'vitest'
import { extendJournal, isInForce, readJournal } from '../../src/plan/journal.ts'

const entry = (command: string, undoes: string | null = null) => ({
  ...{ at: '2026-02-20T12:00:00.000Z', command, plan: 'PLAN.md', changes: [], undoes },
  hunks: [{ at: 0, before: ['a\n'], after: ['b\n'], above: null, below: null }],
})

test('what was noted is read again, oldest first', () => {
  const text = extendJournal(extendJournal('', entry('start')), entry('done'))
  const [first, second, ...others] = readJournal(text)
  expect(first).toEqual({ ...entry('start'), id: expect.stringMatching(/^[0-9a-f]{16}$/) })
  expect(second?.command).toBe('done')
  expect(others).toEqual([])
  expect(text.split('\n')).toHaveLength(3)
})

test.each([
  ['cut off', (line: string) => line.slice(0, -20)],
  ['changed', (line: string) => line.replace('PLAN.md', 'OTHER.md')],
  ['of a later harden', (line: string) => line.replace('"v":1', '"v":2')],
  ['no entry', () => 'null'],
])('a line that is %s is passed over, and dropped with the next entry', (_name, spoil) => {
  const [line = ''] = extendJournal('', entry('start')).split('\n')
  const text = `${spoil(line)}\n${line}\n`
  expect(readJournal(text)).toHaveLength(1)
  expect(readJournal(extendJournal(text, entry('done'))).map(({ command }) => command)).toEqual([
    'start',
    'done',
  ])
})

test('fifty entries are kept, and fewer when they are long', () => {
  let text = ''
  for (let number = 0; number < 60; number += 1) text = extendJournal(text, entry(`c${number}`))
  expect(readJournal(text).map(({ command }) => command)).toEqual(
    Array.from({ length: 50 }, (_none, at) => `c${at + 10}`),
  )
  const long = { ...entry('long'), plan: 'x'.repeat(700_000) }
  expect(readJournal(extendJournal(extendJournal(text, long), long))).toHaveLength(1)
})

test('an entry is in force until it is taken back, and again when that is', () => {
  const start = extendJournal('', entry('start'))
  const idOf = (text: string) => readJournal(text).at(-1)?.id ?? null
  const undone = extendJournal(start, entry('undo', idOf(start)))
  const redone = extendJournal(undone, entry('undo', idOf(undone)))
  const inForce = (text: string) => {
    const entries = readJournal(text)
    return entries.map((each) => isInForce(each, entries))
  }
  expect(inForce(start)).toEqual([true])
  expect(inForce(undone)).toEqual([false, true])
  expect(inForce(redone)).toEqual([true, false, true])
})
