import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePlan } from './generate.ts'
import type { Figures } from './measure.ts'
import { measure } from './measure.ts'

/**
 * Prints one table: what the everyday commands cost as a ratio to an empty Node
 * program on the same machine, by the size of the plan, and how cost grows.
 *
 * `npm run bench -- 21 1000` measures these sizes alone.
 */
const BIN = join(import.meta.dirname, '../bin/harden.cjs')
const COMMANDS = [[], ['next'], ['list'], ['start', 'I2']]

const sizes = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'harden-bench-'))
try {
  const rows = (sizes.length > 0 ? sizes : [21, 1_000, 10_000]).flatMap(measureSize)
  print(rows)
} finally {
  rmSync(folder, { recursive: true })
}

interface Row extends Figures {
  readonly size: number
  readonly command: string
}

/** Outside any repository: what git itself costs is not harden's. */
function measureSize(size: number): Row[] {
  const file = join(folder, 'PRODUCTION_HARDENING_PLAN.md')
  const plan = generatePlan(size)
  const reset = () => writeFileSync(file, plan)
  reset()
  return COMMANDS.map((words) => {
    const command = ['harden', ...words].join(' ')
    const pairs = size > 5_000 ? 5 : 11
    const prepare = words[0] === 'start' ? reset : undefined
    const measured = { words: [BIN, ...words], directory: folder, ...(prepare && { prepare }) }
    return { size, command, ...measure(measured, pairs) }
  })
}

function print(rows: readonly Row[]): void {
  const out = (line: string) => process.stdout.write(`${line}\n`)
  out(`Node ${process.version}, ${process.platform} ${process.arch}; medians of paired runs`)
  out('')
  out(
    '| command | items | wall, ratio to an empty program | CPU, ratio | peak memory above it, MiB |',
  )
  out('|---|---|---|---|---|')
  for (const { command, size, wall, cpu, memory } of rows) {
    out(
      `| \`${command}\` | ${size} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${memory.toFixed(0)} |`,
    )
  }
  out('')
  for (const line of growth(rows)) out(line)
}

/** The exponent of growth between the two largest sizes, from CPU seconds above the floor. */
function growth(rows: readonly Row[]): string[] {
  const measured = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b)
  const [small, large] = measured.slice(-2)
  if (small === undefined || large === undefined) return []
  return COMMANDS.map((words) => {
    const command = ['harden', ...words].join(' ')
    const at = (size: number) => rows.find((row) => row.command === command && row.size === size)
    const ratio = (at(large)?.seconds ?? 0) / (at(small)?.seconds ?? 1)
    const exponent = Math.log(ratio) / Math.log(large / small)
    return `\`${command}\` grows with exponent ${exponent.toFixed(2)} from ${small} to ${large} items`
  })
}
