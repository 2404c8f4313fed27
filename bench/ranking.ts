import { parseMarkdown } from '../src/markdown/parse.ts'
import { readPlainly } from '../src/markdown/plain.ts'
import type { Item } from '../src/plan/model.ts'
import { readPlan } from '../src/plan/read.ts'
import { explainRanking } from '../src/risk/explain.ts'
import { rankItems } from '../src/risk/rank.ts'
import { sourceOf } from '../src/text/source.ts'
import { generatePlan } from './generate.ts'
import { median } from './measure.ts'

/**
 * Prints what ranking a plan takes of its own, in milliseconds of CPU: its text and its fields are
 * read before the clock runs. `jiti bench/ranking.ts 1000` ranks so many items.
 */
const RUNS = 7
const TODAY = '2026-02-20'

const sizes = process.argv.slice(2).map(Number)
const out = (line: string) => process.stdout.write(`${line}\n`)
out(`Node ${process.version}, ${process.platform} ${process.arch}; medians of ${RUNS} runs`)
out('')
out('| items | read fields, ms | rank, ms | explain every place, ms |')
out('|---|---|---|---|')
for (const size of sizes.length > 0 ? sizes : [21, 1_000, 10_000]) out(row(size))

function row(size: number): string {
  const text = stated(generatePlan(size))
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
  return `| ${[size, ...figures].join(' | ')} |`
}

/** Everything of an item that a ranking looks at; fields are read when they are first asked for. */
function readWhole({ risk, due, blockedBy, fields, evidence, deferral }: Item): unknown {
  return [risk, due, blockedBy, fields, evidence.records, deferral]
}

/** Every third item states its risk, every fifth of these as an outage. */
function stated(text: string): string {
  let at = 0
  return text.replace(/^ {2}- Owner:.*$/gm, (line) => {
    at += 1
    if (at % 15 === 0) return `${line}\n  - Risk: detect 30m, repair 4h, users 50%, every ${at}d`
    return at % 3 === 0 ? `${line}\n  - Risk: impact high, likelihood low, detection none` : line
  })
}

/** Of the processor, so that what else runs on the machine counts less. */
function milliseconds(run: () => unknown): number {
  const started = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1e3
}
