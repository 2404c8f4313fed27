import { kindOf } from './index.ts'
import type { Recorded } from './kind.ts'
import type { Proof, Want } from './wants.ts'
import { wantOf } from './wants.ts'

/** A record to be held against a requirement. */
export type CoveringRecord = Recorded & { readonly label: string }

/** How far records answer what must be shown. */
export interface Coverage {
  /** `none` where no part is answered. */
  readonly verdict: 'covered' | 'partial' | 'none'
  readonly parts: readonly PartCoverage[]
}

export interface PartCoverage {
  /** The part as written. */
  readonly text: string
  /** What would answer it: `a CI run`. */
  readonly wants: string
  /** Position of the record that answers it; null for none. */
  readonly record: number | null
}

/**
 * Holds records against the text of an evidence requirement.
 *
 * The text is split into parts; each part wants a record of some kind, and each
 * record answers one part. Where there is no text, any record will do.
 */
export function coverageOf(
  requirement: string | null,
  records: readonly CoveringRecord[],
): Coverage {
  const parts = partsOf(requirement ?? '')
  const proofs = records.map(proofOf)
  if (parts.length === 0) {
    return { verdict: proofs.some(({ kind }) => kind !== 'note') ? 'covered' : 'none', parts: [] }
  }
  const wants = parts.map(wantOf)
  const matched = match(wants, proofs)
  const open = matched.filter((record) => record === null).length
  return {
    verdict: open === 0 ? 'covered' : open < parts.length ? 'partial' : 'none',
    parts: parts.map((text, index) => ({
      text,
      wants: wants[index]?.name ?? '',
      record: matched[index] ?? null,
    })),
  }
}

/** What must be shown, part by part: split on `+`, `,`, `;` and "and", outside brackets and code. */
export function partsOf(requirement: string): string[] {
  return requirement
    .replace(/\([^()]*\)|`[^`]*`/g, (whole) =>
      whole.replace(/[+,;]|\band\b/g, (mark) => HIDDEN[mark] ?? mark),
    )
    .split(/[+,;]|\band\b/)
    .map((part) => shown(part).replace(/\s+/g, ' ').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
}

/** Marks that do not split, out of the way while the others do. */
const HIDDEN: Readonly<Record<string, string>> = {
  '+': '\uE000',
  ',': '\uE001',
  ';': '\uE002',
  and: '\uE003',
}

function shown(part: string): string {
  return Object.entries(HIDDEN).reduce(
    (text, [mark, hidden]) => text.replaceAll(hidden, mark),
    part,
  )
}

function proofOf(record: CoveringRecord): Proof {
  const { name } = kindOf(record)
  return {
    kind: name,
    target: record.target,
    label: record.label,
    words: `${record.target} ${record.label}`.toLowerCase(),
    pin: record.pin,
  }
}

/**
 * Gives each want at most one proof and each proof to at most one want, and
 * answers as many wants as can be: first those a proof answers best by its
 * words, then whatever can be rearranged.
 */
function match(wants: readonly Want[], proofs: readonly Proof[]): (number | null)[] {
  const fits = wants.map((want) =>
    proofs
      .map((proof, index) => ({ index, score: want.accepts(proof) ? 1 + want.affinity(proof) : 0 }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score),
  )
  const owner = new Map<number, number>()
  const eager = [...wants.keys()].sort((a, b) => bestScore(fits[b]) - bestScore(fits[a]))
  for (const want of eager) place(want, fits, owner, new Set())
  const matched = wants.map((): number | null => null)
  for (const [proof, want] of owner) matched[want] = proof
  return matched
}

type Fits = readonly (readonly { readonly index: number; readonly score: number }[])[]

function bestScore(fits: Fits[number] | undefined): number {
  return fits?.[0]?.score ?? 0
}

/** Kuhn's augmenting path: takes a proof from another want when that one can have another. */
function place(want: number, fits: Fits, owner: Map<number, number>, tried: Set<number>): boolean {
  for (const { index } of fits[want] ?? []) {
    if (tried.has(index)) continue
    tried.add(index)
    const rival = owner.get(index)
    if (rival === undefined || place(rival, fits, owner, tried)) {
      owner.set(index, want)
      return true
    }
  }
  return false
}
