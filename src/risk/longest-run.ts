/**
 * The longest ascending run in `values`, gaps allowed; the values are distinct.
 *
 * What is in the run kept its order; the rest, as few as can be, is what moved.
 * O(n log n): `ends[k]` is the lowest value at which a run of length k + 1 can end.
 */
export function longestRun(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before = new Map<number, number | null>()
  for (const value of values) {
    const length = firstAtLeast(ends, value)
    before.set(value, ends[length - 1] ?? null)
    ends[length] = value
  }
  return traced(before, ends.at(-1) ?? null)
}

function firstAtLeast(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (Number(ascending[middle]) < value) low = middle + 1
    else high = middle
  }
  return low
}

function traced(before: ReadonlyMap<number, number | null>, last: number | null): Set<number> {
  const run = new Set<number>()
  for (let value = last; value !== null; value = before.get(value) ?? null) run.add(value)
  return run
}
