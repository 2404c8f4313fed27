import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { generatePlan } from './generate.ts'

/**
 * Prints what ranking a plan takes of its own, in milliseconds of CPU: its text and its fields are
 * read before the clock runs, and the code is bundled, as users have it.
 * `jiti bench/ranking.ts 1000` ranks so many items.
 */
const sizes = process.argv.slice(2).map(Number)
const out = (line: string) => process.stdout.write(`${line}\n`)
const directory = mkdtempSync(join(tmpdir(), 'harden-ranking-'))
try {
  const program = join(directory, 'rank-plan.cjs')
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'rank-plan.ts'),
    platform: 'node',
  })
  await bundle.write({ file: program, format: 'cjs' })
  out(`Node ${process.version}, ${process.platform} ${process.arch}; medians of 7 runs`)
  out('')
  out('| items | read fields, ms | rank, ms | explain every place, ms | slowest ranking, ms |')
  out('|---|---|---|---|---|')
  for (const size of sizes.length > 0 ? sizes : [21, 1_000, 10_000]) {
    const plan = join(directory, `${size}.md`)
    writeFileSync(plan, stated(generatePlan(size)))
    process.stdout.write(execFileSync(process.execPath, [program, plan, String(size)]))
  }
} finally {
  rmSync(directory, { recursive: true })
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
