import type { Span } from '../text/source.ts'
import { digestOf } from './digest.ts'

/** A value that looks like a secret, and may stand in the plan for a time. */
export interface Allowance {
  /** SHA-256 of the value as written, 64 hexadecimal digits; the value itself stands nowhere. */
  readonly sha256: string
  readonly reason: string
  /** Last day it holds, `YYYY-MM-DD`, UTC. */
  readonly until: string
}

/** The allowances of a configuration as they stand on one day. */
export interface Allowances {
  /** Digests of the values that may stand in the plan. */
  readonly holding: ReadonlySet<string>
  /** Last day of each that is over, by digest. */
  readonly ended: ReadonlyMap<string, string>
}

export const NO_ALLOWANCES: Allowances = { holding: new Set(), ended: new Map() }

/** @param today UTC day, `YYYY-MM-DD`. */
export function allowancesOn(today: string, all: readonly Allowance[]): Allowances {
  const holding = all.filter(({ until }) => until >= today)
  const ended = all.filter(({ until }) => until < today)
  return {
    holding: new Set(holding.map(({ sha256 }) => sha256.toLowerCase())),
    ended: new Map(ended.map(({ sha256, until }) => [sha256.toLowerCase(), until])),
  }
}

/**
 * The text with every allowed value made illegible, so that a scanner finds
 * what is left. Its length stays, and with it every place.
 */
export function withoutAllowed(
  text: string,
  found: readonly { readonly span: Span }[],
  { holding }: Allowances,
): string {
  if (holding.size === 0) return text
  return found.reduce((masked, { span: { start, end } }) => {
    if (!holding.has(digestOf(text.slice(start, end)))) return masked
    return masked.slice(0, start) + '…'.repeat(end - start) + masked.slice(end)
  }, text)
}

/**
 * How a value that is no secret may be allowed, for the end of a sentence.
 *
 * The digest of what could be guessed is not told: whoever reads it in the log of
 * a build could try values until one fits.
 */
export function howToAllow(value: string, { ended }: Allowances): string {
  const digest = digestOf(value)
  const until = ended.get(digest)
  if (until !== undefined) return `its allowance ended on ${until}`
  if (isGuessable(value)) return 'what is no secret can be allowed: see docs/configuration.md'
  return `what is no secret can be allowed for a time, in allowSecrets: sha256 ${digest}`
}

/** Short values, and words, are found by trying. A name before the value is no part of it. */
function isGuessable(value: string): boolean {
  const bare = value.replace(/^[\w.[\]~-]{1,60}=/, '')
  return (
    bare.length < 20 ||
    !/\d/.test(bare) ||
    !/[a-z]/i.test(bare) ||
    new Set(bare.toLowerCase()).size < 10
  )
}
