/** One value for each of the three texts of a merge. */
export interface Sides<T> {
  /** What both branches began with. */
  readonly base: T
  readonly ours: T
  readonly theirs: T
}

/** A value that both branches have; the base may lack it. */
export interface OnBoth<T> extends Sides<T | null> {
  readonly ours: T
  readonly theirs: T
}

export type Side = keyof Sides<unknown>
export type Branch = Exclude<Side, 'base'>

export const SIDES: readonly Side[] = ['base', 'ours', 'theirs']

/** The same for every side. */
export function forAll<T>(value: T): Sides<T> {
  return { base: value, ours: value, theirs: value }
}

export function mapSides<A, B>(sides: Sides<A>, change: (value: A, side: Side) => B): Sides<B> {
  return {
    base: change(sides.base, 'base'),
    ours: change(sides.ours, 'ours'),
    theirs: change(sides.theirs, 'theirs'),
  }
}

/**
 * The value a merge comes to by itself: what both branches say, else what the
 * only branch that changed it says. Null where both changed it, differently.
 */
export function settle<T>(
  { base, ours, theirs }: Sides<T>,
  isSame: (a: T, b: T) => boolean = Object.is,
): { readonly value: T } | null {
  if (isSame(ours, theirs)) return { value: ours }
  if (isSame(ours, base)) return { value: theirs }
  return isSame(theirs, base) ? { value: ours } : null
}

/** As `settle`, for lines; null stands for none at all. */
export function settleLines(
  sides: Sides<readonly string[] | null>,
): { readonly value: readonly string[] | null } | null {
  return settle(sides, areSameLines)
}

export function areSameLines(a: readonly string[] | null, b: readonly string[] | null): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((line, at) => line === b[at])
}
