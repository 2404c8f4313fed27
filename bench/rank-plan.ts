import { readFileSync } from 'node:fs'
import { parseMarkdown } from '../src/markdown/parse.ts'
import { readPlainly } from '../src/markdown/plain.ts'
import type { Item } from '../src/plan/model.ts'
import { readPlan } from '../src/plan/read.ts'
import { explainRanking } from '../src/risk/explain.ts'
import { rankItems } from '../src/risk/rank.ts'
import { sourceOf } from '../src/text/source.ts'
import { median } from './measure.ts'

/** Ranks the plan in a file so many times, and prints its row for `ranking.ts`, which bundles this. */
const RUNS = 7
const TODAY = '2026-02-20'

const [, , path = '', size = ''] = process.argv
const text = readFileSync(path, 'utf8')
const fields: number[] = []
const ranks: number[] = []
const explanations: number[] = []
for (let run = 0; run < RUNS; run += 1) {
  const plan = readPlan(sourceOf(text), readPlainly(text) ?? parseMarkdown(text))
  fields.push(milliseconds(() => plan.items.map(readWhole)))
  ranks.push(milliseconds(() => rankItems(plan, { today: TODAY })))
  const ranking = rankItems(plan, { today: TODAY })
  explanations.push(milliseconds(() => explainRanking(ranking)))
}
const figures = [fields, ranks, explanations].map((each) => median(each).toFixed(1))
process.stdout.write(`| ${[size, ...figures, Math.max(...ranks).toFixed(1)].join(' | ')} |\n`)

/** Everything of an item that a ranking looks at; fields are read when they are first asked for. */
function readWhole({ risk, due, blockedBy, fields, evidence, deferral }: Item): unknown {
  return [risk, due, blockedBy, fields, evidence.records, deferral]
}

/** Of the processor, so that what else runs on the machine counts less. */
function milliseconds(run: () => unknown): number {
  const started = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1e3
}
