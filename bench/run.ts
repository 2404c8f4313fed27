import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePlan } from './generate.ts'
import type { Figures } from './measure.ts'
import { measure, measurePeer } from './measure.ts'
import { peersWith } from './peers.ts'

/**
 * Prints one table: what the everyday commands cost as a ratio to an empty Node
 * program on the same machine, by the size of the plan, and how cost grows; and
 * what the peers cost that are installed here.
 *
 * `npm run bench -- 21 1000` measures these sizes alone.
 */
const BIN = join(import.meta.dirname, '../bin/harden.cjs')
const SIZES = [21, 1_000, 10_000, 100_000]
/** How a plan is spelled, and what the rows say of it; the plain reader is certain of the first. */
const SPELLINGS: readonly { readonly told: string; readonly spell: (plan: string) => string }[] = [
  { told: '', spell: (plan) => plan },
  { told: ', one line for the parser', spell: (plan) => `${plan}\n***\n` },
  {
    told: ', every item for the parser',
    spell: (plan) => plan.replace(/^- \[ \] /gm, '- [ ] *Now* '),
  },
]
const COMMANDS = [[], ['next'], ['list'], ['start', 'I2']]

const sizes = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'harden-bench-'))
try {
  const rows = (sizes.length > 0 ? sizes : SIZES).flatMap(measureSize)
  print(rows)
} finally {
  rmSync(folder, { recursive: true })
}

interface Row extends Pick<Figures, 'wall'>, Partial<Omit<Figures, 'wall'>> {
  readonly size: number
  readonly command: string
}

/** Outside any repository: what git itself costs is not harden's. */
function measureSize(size: number): Row[] {
  const file = join(folder, 'PRODUCTION_HARDENING_PLAN.md')
  const plan = generatePlan(size)
  // At the largest size a pair takes half a minute.
  const pairs = size > 50_000 ? 3 : 11
  const own = SPELLINGS.flatMap(({ told, spell }) => {
    const isPlain = told === ''
    if (!isPlain && size > 10_000) return []
    const reset = () => writeFileSync(file, spell(plan))
    reset()
    return (isPlain ? COMMANDS : [['next'], ['list']]).map((words): Row => {
      const command = `${['harden', ...words].join(' ')}${told}`
      const prepare = words[0] === 'start' ? reset : undefined
      const measured = { words: [BIN, ...words], directory: folder, ...(prepare && { prepare }) }
      return { size, command, ...measure(measured, isPlain ? pairs : Math.min(pairs, 5)) }
    })
  })
  return [...own, ...peersOf(plan, size, pairs)]
}

function peersOf(plan: string, size: number, pairs: number): Row[] {
  const titles = [...plan.matchAll(/^- \[ \] (.*)$/gm)].map(([, title]) => title ?? '')
  const home = join(folder, `peers-${size}`)
  return peersWith(titles, home).flatMap(({ name, lines }) =>
    lines.map(({ like, program, words, environment }): Row => {
      const peer = { program, words, environment, directory: folder }
      return {
        size,
        command: `${name}, as \`harden ${like}\``,
        wall: measurePeer(peer, Math.min(pairs, 5)),
      }
    }),
  )
}

function print(rows: readonly Row[]): void {
  const out = (line: string) => process.stdout.write(`${line}\n`)
  out(`Node ${process.version}, ${process.platform} ${process.arch}; medians of paired runs`)
  out('')
  out(
    '| command | items | wall, ratio to an empty program | CPU, ratio | peak memory above it, MiB |',
  )
  out('|---|---|---|---|---|')
  const number = (value: number | undefined, digits: number) => value?.toFixed(digits) ?? ''
  for (const { command, size, wall, cpu, memory } of rows) {
    const name = command.includes('`') ? command : `\`${command}\``
    out(`| ${name} | ${size} | ${wall.toFixed(2)} | ${number(cpu, 2)} | ${number(memory, 0)} |`)
  }
  out('')
  for (const line of growth(rows)) out(line)
}

/** The exponent of growth between the two largest sizes, from CPU seconds above the floor. */
function growth(rows: readonly Row[]): string[] {
  const commands = [...new Set(rows.map(({ command }) => command))]
  return commands.flatMap((command) => {
    const own = rows.filter((row) => row.command === command && row.seconds !== undefined)
    const [small, large] = own.sort((a, b) => a.size - b.size).slice(-2)
    if (small === undefined || large === undefined) return []
    const ratio = (large.seconds ?? 0) / (small.seconds ?? 1)
    const exponent = Math.log(ratio) / Math.log(large.size / small.size)
    return [
      `\`${command}\` grows with exponent ${exponent.toFixed(2)} from ${small.size} to ${large.size} items`,
    ]
  })
}
