import { expect, test } from 'vitest'
import { generatePlan } from '../../bench/generate.ts'
import type { Outline } from '../../src/markdown/outline.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { readPlainly } from '../../src/markdown/plain.ts'
import { shortHandles } from '../../src/plan/handles.ts'
import { orderOf } from '../../src/plan/order.ts'
import { matchQueue } from '../../src/plan/queue-match.ts'
import { readPlan } from '../../src/plan/read.ts'
import { sourceOf } from '../../src/text/source.ts'

/**
 * How cost grows with the plan: the exponent between two sizes. One is a line,
 * two a square; the rest is what a busy machine may add. No time is asserted.
 */
const MOST = 1.35

test('what `next` and `list` ask of a plan grows as the plan does', () => {
  const work = (text: string) => {
    const plan = readPlan(sourceOf(text), readPlainly(text) as Outline)
    const shorts = shortHandles(plan)
    for (const { handle, owners, evidence } of plan.items) {
      shorts.get(handle)
      expectRead(owners.length + evidence.records.length)
    }
    matchQueue(plan)
    orderOf(plan, '2026-02-20')
  }

  expect(exponent(work, 1_000, 8_000)).toBeLessThan(MOST)
})

test('so does reading it through the parser', () => {
  const work = (text: string) => expectRead(parseMarkdown(text).blocks.length)
  expect(exponent(work, 250, 2_000, emphasised)).toBeLessThan(MOST)
})

/** Says something in every item that only the parser can read. */
function emphasised(text: string): string {
  return text.replace(/^- \[ \] /gm, '- [ ] *Now* ')
}

/** Keeps what was read from being read in vain. */
function expectRead(count: number): void {
  if (Number.isNaN(count)) throw new Error('Nothing was read')
}

function exponent(
  work: (text: string) => void,
  small: number,
  large: number,
  spell = (text: string) => text,
): number {
  const [few, many] = [spell(generatePlan(small)), spell(generatePlan(large))]
  work(few)
  const ratios = Array.from({ length: 3 }, () => {
    const less = seconds(() => {
      for (let round = 0; round < large / small; round += 1) work(few)
    })
    return seconds(() => work(many)) / less
  })
  // The same number of items on both sides: a ratio of one is a line.
  return 1 + Math.log(Math.min(...ratios)) / Math.log(large / small)
}

/** CPU seconds of this process. */
function seconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
