import { readDuration, readPercentage } from '../duration.ts'
import type { ReliabilityStatement } from '../model.ts'

/** The terms of the reliability form as far as they were found. */
export type Measures = { -readonly [K in Measure]?: number }

type Measure = keyof ReliabilityStatement

/** What the form cannot do without; `target` may be left out. */
const NEEDED = ['detect', 'repair', 'users', 'every'] as const

const TERM = new RegExp(
  `^(${[...NEEDED, 'target'].join('|')})(?:\\s*[:=]\\s*|\\s+)(\\S.*)$|^(\\S+\\s*%?)\\s+(?:of\\s+)?(users)$`,
  'i',
)

/** Reads `detect 30m`, `users=50%`, `50% of users`. False for what is no such term, or has no such value. */
export function readMeasure(term: string, measures: Measures): boolean {
  const [, key = '', value = '', share = '', users = ''] = TERM.exec(term) ?? []
  const named = (key || users).toLowerCase() as Measure | ''
  const amount = named === '' ? null : amountOf(named, value || share)
  if (named === '' || amount === null) return false
  measures[named] = amount
  return true
}

/**
 * The statement, where all is there that it needs.
 *
 * @returns the terms that are missing, where some are there and others not.
 */
export function reliabilityOf(
  measures: Measures,
): { readonly statement: ReliabilityStatement | null } | { readonly missing: readonly string[] } {
  const { detect, repair, users, every, target = null } = measures
  if (Object.keys(measures).length === 0) return { statement: null }
  if (detect === undefined || repair === undefined || users === undefined || every === undefined) {
    return { missing: NEEDED.filter((key) => measures[key] === undefined) }
  }
  return { statement: { detect, repair, users, every, target } }
}

/** Null for what is no value of this key: nothing is divided by zero, and no target is out of reach. */
function amountOf(key: Measure, words: string): number | null {
  if (key === 'detect' || key === 'repair') return readDuration(words)
  const value = key === 'every' ? readDuration(words) : readPercentage(words, key === 'target')
  return value === null || value === 0 || (key === 'target' && value === 100) ? null : value
}
