import type { Item, RiskStatement } from '../plan/model.ts'
import { wordsOf } from '../plan/words.ts'
import type { RiskWords } from './risk-words.ts'
import { RISK_WORDS } from './risk-words.ts'
import { levelOrder } from './table.ts'

/** What the words of an item say about its risk. */
export interface Suggestion {
  readonly statement: RiskStatement
  readonly hints: readonly Hint[]
}

/** One input, what hints at it, and why; the impact may be nothing but the default. */
export interface Hint {
  readonly input: 'impact' | 'likelihood' | 'detection'
  readonly value: string
  /** As they are in the table; none for a default. */
  readonly words: readonly string[]
  readonly reason: string
}

/**
 * Looks for the words of the table in title and requirement. Of several the highest level
 * counts, and `none` before `partial`.
 *
 * @returns null where no word is known.
 */
export function suggestRisk({ title, evidence }: Item): Suggestion | null {
  const matches = matchesIn(title.value, evidence.required?.value ?? '')
  if (matches.length === 0) return null
  const impact = strongest(matches, ({ impact }) => impact, levelOrder) ?? DEFAULT_IMPACT
  const likelihood = strongest(matches, ({ likelihood }) => likelihood, levelOrder)
  const detection = strongest(matches, ({ detection }) => detection, noticed)
  return {
    statement: {
      impact: impact.value,
      likelihood: likelihood?.value ?? null,
      detection: detection?.value ?? null,
      reliability: null,
      note: null,
    },
    hints: [
      { input: 'impact', ...impact },
      ...(likelihood === null ? [] : [{ input: 'likelihood', ...likelihood } as const]),
      ...(detection === null ? [] : [{ input: 'detection', ...detection } as const]),
    ],
  }
}

interface Match {
  readonly entry: RiskWords
  readonly words: readonly string[]
}

function matchesIn(title: string, requirement: string): Match[] {
  const [inTitle, inBoth] = [wordsOf(title), wordsOf(`${title} ${requirement}`)]
  return RISK_WORDS.flatMap((entry) => {
    const said = entry.titleAlone ? inTitle : inBoth
    const words = entry.words.split(' ').filter((word) => isSaid(word, said))
    return words.length === 0 ? [] : [{ entry, words }]
  })
}

/** `circuit+breaker` needs both. */
function isSaid(word: string, said: ReadonlySet<string>): boolean {
  return [...wordsOf(word)].every((part) => said.has(part))
}

/** A value, and what hints at it. */
interface Hinted<T> {
  readonly value: T
  readonly words: readonly string[]
  readonly reason: string
}

const DEFAULT_IMPACT = {
  value: 'moderate',
  words: [],
  reason: 'the default, because no word says more',
} as const

function strongest<T>(
  matches: readonly Match[],
  saidBy: (says: RiskWords['says']) => T | null | undefined,
  weigh: (value: T) => number,
): Hinted<T> | null {
  let best: Hinted<T> | null = null
  for (const { entry, words } of matches) {
    const value = saidBy(entry.says) ?? null
    if (value === null || (best !== null && weigh(best.value) >= weigh(value))) continue
    const spoken = words.map((word) => word.replaceAll('+', ' '))
    best = { value, words: spoken, reason: entry.reason }
  }
  return best
}

function noticed(detection: NonNullable<RiskStatement['detection']>): number {
  return detection === 'none' ? 1 : 0
}
