import type { Side, Sides } from './sides.ts'
import { areSameLines, forAll, mapSides } from './sides.ts'

type Lines = readonly string[]

/** A piece of the result: lines that are decided, or what each side would have there. */
export interface Element {
  readonly sides: Sides<Lines>
  readonly isDecided: boolean
  /** Blank lines above it, unless it is the first. */
  readonly gap: Lines
}

export function decided(lines: Lines, gap: Lines = []): Element {
  return { sides: forAll(lines), isDecided: true, gap }
}

/** What a person has to decide; null stands for nothing at all. */
export function undecided(sides: Sides<Lines | null>, gap: Lines = []): Element {
  return { sides: mapSides(sides, (lines) => lines ?? []), isDecided: false, gap }
}

/** The lines of several elements as one side has them. */
export function linesOn(elements: readonly Element[], side: Side): string[] {
  return elements.flatMap(({ sides, gap }, at) =>
    at === 0 ? sides[side] : [...gap, ...sides[side]],
  )
}

/** Several elements as one: undecided when one of them is. */
export function joined(elements: readonly Element[], gap: Lines = []): Element {
  const isDecided = elements.every((each) => each.isDecided)
  const sides = { base: NONE, ours: NONE, theirs: NONE }
  return { sides: mapSides(sides, (_none, side) => linesOn(elements, side)), isDecided, gap }
}

const NONE: Lines = []

/**
 * The gap of something that stands on several sides: as one of them changed
 * it, else the wider one.
 */
export function settleGap(gaps: readonly (Lines | null)[]): Lines {
  const [base = null, ...others] = gaps
  const branches = others.filter((gap) => gap !== null)
  const changed = branches.filter((gap) => base === null || !areSameLines(gap, base))
  const known = changed.length > 0 ? changed : branches
  const wider = (a: Lines, b: Lines) => (b.length > a.length ? b : a)
  return known.reduce(wider, known[0] ?? base ?? NONE)
}
