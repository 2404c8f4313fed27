import { kindOf } from './index.ts'
import type { Recorded } from './kind.ts'
import type { Proof } from './wants.ts'
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
  const slots = parts.map((text) => slotOf(text, proofs))
  const matched = match(slots)
  const open = slots.length - matched.size
  return {
    verdict: open === 0 ? 'covered' : open < slots.length ? 'partial' : 'none',
    parts: slots.map((slot) => ({
      text: slot.text,
      wants: slot.wants,
      record: matched.get(slot) ?? null,
    })),
  }
}

/** What must be shown, part by part: split on `+`, `,`, `;` and "and", outside brackets and code. */
export function partsOf(requirement: string): string[] {
  return requirement
    .replace(/\([^()]*\)|`[^`]*`/g, hidden)
    .split(/[+,;]|\band\b/)
    .map((part) => shown(part).replace(/\s+/g, ' ').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
}

/** Marks that do not split, and what stands for them while the others do. */
const MARKS = [
  ['+', '\uE000'],
  [',', '\uE001'],
  [';', '\uE002'],
  ['and', '\uE003'],
] as const

function hidden(text: string): string {
  return MARKS.reduce((result, [mark, stand]) => result.replaceAll(mark, stand), text)
}

function shown(text: string): string {
  return MARKS.reduce((result, [mark, stand]) => result.replaceAll(stand, mark), text)
}

function proofOf(record: CoveringRecord): Proof {
  const { target, label, pin } = record
  const words = `${target} ${label}`.toLowerCase()
  return { kind: kindOf(record).name, target, label, words, pin }
}

/** One part of a requirement, with the records that would answer it. */
interface Slot {
  readonly text: string
  readonly wants: string
  /** Best first. */
  readonly fits: readonly { readonly record: number; readonly score: number }[]
}

function slotOf(text: string, proofs: readonly Proof[]): Slot {
  const want = wantOf(text)
  const fits = proofs
    .map((proof, record) => ({ record, score: want.accepts(proof) ? 1 + want.affinity(proof) : 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  return { text, wants: want.name, fits }
}

/**
 * Gives each slot at most one record and each record to at most one slot, and
 * fills as many as can be: first those that a record answers best by its words,
 * then whatever can be rearranged.
 */
function match(slots: readonly Slot[]): ReadonlyMap<Slot, number> {
  const owners = new Map<number, Slot>()
  const eager = [...slots].sort((a, b) => bestScore(b) - bestScore(a))
  for (const slot of eager) place(slot, owners, new Set())
  return new Map([...owners].map(([record, slot]) => [slot, record]))
}

function bestScore({ fits }: Slot): number {
  return Math.max(0, ...fits.map(({ score }) => score))
}

/** Kuhn's augmenting path: takes a record from another slot when that one can have another. */
function place(slot: Slot, owners: Map<number, Slot>, tried: Set<number>): boolean {
  for (const { record } of slot.fits) {
    if (tried.has(record)) continue
    tried.add(record)
    const rival = owners.get(record)
    if (rival === undefined || place(rival, owners, tried)) {
      owners.set(record, slot)
      return true
    }
  }
  return false
}
