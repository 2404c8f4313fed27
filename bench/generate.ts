import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const SEED = join(import.meta.dirname, '../PRODUCTION_HARDENING_PLAN.md')

/**
 * A plan of any size, the same on every machine: the items of this project's
 * own plan over and over, numbered so that titles differ, in sections of about
 * five as there, its horizons in their order. All of them are pending.
 */
export function generatePlan(size: number): string {
  const seed = readFileSync(SEED, 'utf8')
  const parts = seed.split(/^(?=## )/m)
  const horizons = parts.filter((part) => /^- \[ \] /m.test(part))
  const items = horizons
    .flatMap((part) => part.split(/^(?=- \[)/m).slice(1))
    .map((item) => item.trim())
  if (size === items.length) return seed
  const headings = horizons.map((part) => part.slice(0, part.indexOf('\n')))
  const before = parts.slice(0, parts.indexOf(horizons[0] ?? ''))
  const after = parts.slice(parts.indexOf(horizons.at(-1) ?? '') + 1)
  const groups = Array.from({ length: Math.ceil(size / GROUP) }, (_, group) => {
    const horizon = headings[Math.floor((group * GROUP * headings.length) / size)] ?? ''
    const numbers = Array.from(
      { length: Math.min(GROUP, size - group * GROUP) },
      (_, at) => group * GROUP + at,
    )
    const own = numbers.map((number) => numbered(items[number % items.length] ?? '', number))
    return `${group === 0 ? horizon : `${horizon} - group ${group + 1}`}\n\n${own.join('\n')}\n\n`
  })
  return [...before, ...groups, ...after].join('')
}

const GROUP = 5

function numbered(item: string, number: number): string {
  return item.replace(/(?=[.:]?$)/m, ` (${number + 1})`)
}
